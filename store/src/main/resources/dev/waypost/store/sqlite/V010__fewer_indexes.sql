-- Other indexes of the codes begin with the workspace as well, and nobody asks for codes by their ids in order.

DROP INDEX code_by_workspace;
