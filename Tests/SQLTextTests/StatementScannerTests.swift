import SQLText
import Testing

@Test(
    arguments: [
        "SELECT 1", "SELECT 1;", "SELECT 1 ; -- the end", "SELECT ';', \";\" /* ; */", "SELECT 'a\n.shell\n#b'",
        "SELECT 1 -- it's", "SELECT /* it's /* nested */ \" */ 1", "SELECT $$it's;$$", "SELECT $x$ ; $$ ' $x$",
        "SELECT E'it''s\\n\\\\'", "SELECT 'back\\'", "SELECT a.b, .5", "-- first\nSELECT 1", "SELECT $1", "SELECT ''''",
        "COPY t TO '/tmp/x' (FORMAT parquet)",
    ] as [SQLFragment])
func `accepts one whole statement`(fragment: SQLFragment) throws {
    #expect(try fragment.statement() == fragment.text)
}

@Test(
    arguments: [
        ("SELECT 'a", .unclosed("'")), ("SELECT \"a'", .unclosed("\"")), ("SELECT $$a", .unclosed("$$")),
        ("SELECT $x$ $$", .unclosed("$x$")), ("SELECT /* /* */", .unclosed("/*")), ("SELECT E'a\\", .unclosed("'")),
        (".shell ls", .commandLine(1)), ("SELECT 1\n  .print x", .commandLine(2)), ("-- a\n#b", .commandLine(2)),
        ("/* */ .print", .commandLine(1)), ("SELECT 'a\nb'\n.x", .commandLine(3)), ("SELECT E'\\'", .escapedQuote(1)),
        ("SELECT E'''\\''", .escapedQuote(1)), ("SELECT 1; SELECT 2", .severalStatements),
        ("SELECT 1;;\nDROP TABLE t", .severalStatements), ("", .emptyStatement), (" -- nothing\n;", .emptyStatement),
    ] as [(SQLFragment, SQLTextError)])
func `refuses what would lead the command line astray`(fragment: SQLFragment, error: SQLTextError) {
    #expect(throws: error) { try fragment.statement() }
}
