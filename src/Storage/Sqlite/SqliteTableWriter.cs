using ContactCenter.Listing;
using ContactCenter.Storage.Listing;

namespace ContactCenter.Storage.Sqlite;

/// <summary>Writes the directory's rows one by one with prepared statements; in SQLite a statement is a function call.</summary>
internal sealed class SqliteTableWriter(SqliteStatements statements, Dictionary<string, string> upserts) : ITableWriter
{
    private readonly SqliteTextIndex[] _indexes = [SqliteTextIndex.OfContacts(statements), SqliteTextIndex.OfCalls(statements)];

    public void Upsert(Table table, IReadOnlyList<object?[]> rows)
    {
        if (!upserts.TryGetValue(table.Name, out var sql)) upserts[table.Name] = sql = UpsertSql(table);
        var index = IndexOf(table.Name);
        var search = index is null ? -1 : Array.FindIndex([.. table.Columns], column => column.Name == "search");
        var values = new object?[table.Columns.Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < values.Length; i++) values[i] = Value(row[i]);
            var changesIndex = index is not null && !index.Has(values[0], values[search]);
            if (changesIndex) index!.Remove(values[0]);
            statements.Execute(sql, values);
            if (changesIndex) index!.Add(values[0]);
        }
    }

    public void Delete(string table, string column, IReadOnlyList<string> values)
    {
        var index = IndexOf(table);
        foreach (var value in values)
        {
            index?.Remove(value);
            statements.Execute($"delete from {table} where {column} = @1", value);
        }
    }

    public void DeleteBlocks(string ownerType, IReadOnlyList<string> ownerIds, IReadOnlyList<string> keptBlockIds)
    {
        var kept = JsonText.Of([.. keptBlockIds]);
        foreach (var ownerId in ownerIds)
        {
            statements.Execute(
                """
                delete from block_refusals
                where block_id in (select block_id from blocks where owner_type = @1 and owner_id = @2)
                    and block_id not in (select value from json_each(@3))
                """,
                ownerType, ownerId, kept);
            statements.Execute("delete from blocks where owner_type = @1 and owner_id = @2", ownerType, ownerId);
        }
    }

    public void CountContacts(IReadOnlyList<string> contactIds, IReadOnlyList<ContactRow> written)
    {
        foreach (var id in contactIds)
        {
            statements.Execute(
                """
                update directory_counts set contacts = directory_counts.contacts - 1
                from contacts c
                where c.contact_id = @1 and directory_counts.unknown = c.unknown and directory_counts.enabled = c.enabled
                """,
                id);
        }

        foreach (var row in written)
        {
            statements.Execute(
                "update directory_counts set contacts = contacts + 1 where unknown = @1 and enabled = @2", row.Unknown ? 1 : 0,
                row.Enabled ? 1 : 0);
        }
    }

    private SqliteTextIndex? IndexOf(string table) => Array.Find(_indexes, index => index.Table == table);

    private static string UpsertSql(Table table)
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

    private static object? Value(object? value) => value switch
    {
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        bool flag => flag ? 1 : 0,
        _ => value,
    };
}
