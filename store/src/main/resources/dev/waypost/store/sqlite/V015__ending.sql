-- Codes that have an end are filed under a label of their own, so that those whose time is over are found among them.

INSERT INTO term (workspace_id, label, shown, codes)
SELECT workspace_id, CASE status WHEN 'DELETED' THEN 'deleted/ending' ELSE 'ending' END, '', count(*)
FROM code
WHERE expires_at IS NOT NULL OR expires_after_scans IS NOT NULL
GROUP BY 1, 2;

INSERT INTO code_term (term_id, number)
SELECT term.id, code.number
FROM code
JOIN term
  ON term.workspace_id = code.workspace_id
  AND term.label = CASE code.status WHEN 'DELETED' THEN 'deleted/ending' ELSE 'ending' END
WHERE code.expires_at IS NOT NULL OR code.expires_after_scans IS NOT NULL;
