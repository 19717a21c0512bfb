namespace ContactCenter.Storage.Sqlite;

/// <summary>
/// The full-text index of the contacts. It follows its table here, in sight, rather than in a trigger: whoever changes what a contact is
/// found by takes the contact out before and puts it in after.
/// </summary>
internal readonly struct SqliteContactIndex(SqliteStatements statements)
{
    public void Remove(object? contactId) => statements.Execute(
        """
        insert into contact_search (contact_search, rowid, search)
        select 'delete', row_number, search from contacts where contact_id = @1
        """,
        contactId);

    public void Add(object? contactId) => statements.Execute(
        "insert into contact_search (rowid, search) select row_number, search from contacts where contact_id = @1", contactId);
}
