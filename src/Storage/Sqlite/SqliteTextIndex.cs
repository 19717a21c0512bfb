using ContactCenter.Storage.Listing;

namespace ContactCenter.Storage.Sqlite;

/// <summary>
/// The full-text indexes of a table: of trigrams, and of single characters and pairs. They follow their table here, in sight, rather than in a
/// trigger: whoever changes what a row is found by takes the row out before and puts it in after.
/// </summary>
/// <param name="grams">The index of <see cref="SqliteGrams"/>.</param>
internal sealed class SqliteTextIndex(SqliteStatements statements, string table, string keyColumn, string index, string grams)
{
    public static SqliteTextIndex OfContacts(SqliteStatements statements) =>
        new(statements, DirectoryTables.Contacts.Name, DirectoryTables.Contacts.Key[0], "contact_search", "contacts_grams");

    public static SqliteTextIndex OfCalls(SqliteStatements statements) =>
        new(statements, DirectoryTables.Calls.Name, DirectoryTables.Calls.Key[0], "call_search", "calls_grams");

    public string Table => table;

    public void Remove(object? key)
    {
        statements.Execute(
            $"insert into {index} ({index}, rowid, search) select 'delete', row_number, search from {table} where {keyColumn} = @1", key);
        statements.Execute(
            $"""
            insert into {grams} ({grams}, rowid, grams)
            select 'delete', row_number, {SqliteGrams.Function}(search) from {table} where {keyColumn} = @1
            """,
            key);
    }

    public void Add(object? key)
    {
        statements.Execute($"insert into {index} (rowid, search) select row_number, search from {table} where {keyColumn} = @1", key);
        statements.Execute(
            $"insert into {grams} (rowid, grams) select row_number, {SqliteGrams.Function}(search) from {table} where {keyColumn} = @1", key);
    }

    /// <summary>Tells whether the row is found by this text already: the index of texts costs most, and most writes change no text.</summary>
    public bool Has(object? key, object? search) =>
        statements.Get($"select 1 from {table} where {keyColumn} = @1 and search = @2", [key, search]).ExecuteScalar() is not null;
}
