namespace ContactCenter.Storage;

/// <summary>Writes the directory's rows one by one with prepared statements; in SQLite a statement is a function call.</summary>
internal sealed class SqliteTableWriter(SqliteStatements statements, Dictionary<string, string> upserts) : ITableWriter
{
    // The full-text index of the contacts follows its table here, in sight, rather than in a trigger.
    private const string IndexContact =
        "insert into contact_search (rowid, search) select row_number, search from contacts where contact_id = @1";
    private const string UnindexContact = """
        insert into contact_search (contact_search, rowid, search)
        select 'delete', row_number, search from contacts where contact_id = @1
        """;

    public void Upsert<T>(Table<T> table, IReadOnlyList<T> rows)
    {
        if (!upserts.TryGetValue(table.Name, out var sql)) upserts[table.Name] = sql = UpsertSql(table);
        var isSearched = table.Name == DirectoryTables.Contacts.Name;
        var values = new object?[table.Columns.Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < values.Length; i++) values[i] = Value(table.Columns[i], row);
            if (isSearched) statements.Execute(UnindexContact, values[0]);
            statements.Execute(sql, values);
            if (isSearched) statements.Execute(IndexContact, values[0]);
        }
    }

    public void Delete(string table, string column, IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            if (table == DirectoryTables.Contacts.Name) statements.Execute(UnindexContact, value);
            statements.Execute($"delete from {table} where {column} = @1", value);
        }
    }

    private static string UpsertSql<T>(Table<T> table)
    {
        var names = table.Columns.Select(column => column.Name).ToArray();
        var changes = names.Except(table.Key).Select(name => $"{name} = excluded.{name}").ToArray();
        return $"""
            insert into {table.Name} ({string.Join(", ", names)})
            values ({string.Join(", ", names.Select((_, index) => $"@{index + 1}"))})
            on conflict ({string.Join(", ", table.Key)})
            {(changes.Length == 0 ? "do nothing" : $"do update set {string.Join(", ", changes)}")}
            """;
    }

    private static object? Value<T>(Column<T> column, T row) => column switch
    {
        TextColumn<T> text => text.Value(row),
        TimeColumn<T> time => time.Value(row)?.ToUnixTimeMilliseconds(),
        FlagColumn<T> flag => flag.Value(row) ? 1 : 0,
        NumberColumn<T> number => number.Value(row),
        ListColumn<T> list => JsonText.Of(list.Value(row)),
        _ => throw new ArgumentException($"Column {column.Name} has no type."),
    };
}
