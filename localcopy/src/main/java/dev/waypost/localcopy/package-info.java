/**
 * The local copy: all that the data plane needs to answer scans, in files of one folder, so that a
 * process starts and goes on without the database. The database holds the truth; the copy follows
 * it.
 *
 * <p>{@link dev.waypost.localcopy.LocalCopy} is the way in. What enters: routes as {@link
 * dev.waypost.routing.RouteTable} holds them, domains, fallbacks, brands, salts, secrets. How they
 * come about, and who answers scans, stay out.
 *
 * <h2>The folder</h2>
 *
 * <pre>
 * 00000000000000000007.snapshot   all routes at one moment; its number is that of its generation
 * 00000000000000000007.changes    what has changed since that snapshot was begun
 * 00000000000000000006.snapshot   the generation before, for the case that a newer one is damaged
 * 00000000000000000006.changes
 * domains, domains.twin           domains, their fallbacks and brands, fallbacks of groups
 * secrets, secrets.twin           salts and keys, readable by the owner of the process alone
 * </pre>
 *
 * <p>Files that end in {@code .unfinished} were being written when the process died.
 *
 * <h2>Numbered files, format version 1</h2>
 *
 * <p>All numbers are big-endian. A header of 80 bytes:
 *
 * <pre>
 *  0  8  magic, ASCII "WAYPSNAP" or "WAYPCHNG"
 *  8  4  format version, 1
 * 12 16  the installation's id
 * 28  8  generation, as in the file's name
 * 36  8  the file's own id, random
 * 44  8  revision: of a snapshot, the one up to which it has every change; of changes, 0
 * 52  8  of a snapshot, how many routes it has, those of removed codes included; of changes, 0
 * 60  8  of a snapshot, how many of them are of removed codes; of changes, 0
 * 68  8  of a snapshot, how many bytes the file has; of changes, 0
 * 76  4  CRC32C of bytes 0 to 75
 * </pre>
 *
 * <p>Frames follow without padding up to the end of the file:
 *
 * <pre>
 *  0  4  length n of the payload, 1 to 67108864
 *  4  4  CRC32C of: the file's id (8), offset of the frame's byte 0 (8), length (4), payload (n)
 *  8  n  payload: one byte for its kind, and
 *        1 domain: number (4), id (the rest, UTF-8); precedes the routes in it
 *        2 routes: one after the other, as RouteCursor gives them
 *        3 reached: revision (8); every change up to it is before this
 * </pre>
 *
 * <p>CRC32C is the Castagnoli polynomial as in RFC 3720, 12.1. Since it covers the file's id and
 * the offset, bytes of another file or another place do not verify. In a file of changes each frame
 * of routes is preceded by the domains in it, so that each stands for itself.
 *
 * <h2>Whole files</h2>
 *
 * <p>The others have the magic "WAYPDOMS" or "WAYPKEYS", a format version (4), the installation's
 * id (16), the length of what follows (4), and the CRC32C of all of that and of what follows (4).
 * Each has a twin with the same content, written after it. The version is 1, of "WAYPDOMS" 2: since
 * then brands stand at its end. Earlier versions are read, later ones are refused.
 */
@NullMarked
package dev.waypost.localcopy;

import org.jspecify.annotations.NullMarked;
