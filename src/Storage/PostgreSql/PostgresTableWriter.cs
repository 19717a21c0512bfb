using ContactCenter.Listing;
using ContactCenter.Storage.Listing;
using Npgsql;
using NpgsqlTypes;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>
/// Adds the directory's statements to a batch: one per table, its rows as arrays, so that the text is the same for any number of rows.
/// </summary>
internal sealed class PostgresTableWriter(NpgsqlBatch batch, Dictionary<string, string> statements) : ITableWriter
{
    public void Upsert(Table table, IReadOnlyList<object?[]> rows)
    {
        if (!statements.TryGetValue(table.Name, out var sql)) statements[table.Name] = sql = UpsertSql(table);
        var command = new NpgsqlBatchCommand(sql);
        for (var i = 0; i < table.Columns.Length; i++) command.Parameters.Add(Parameter(table.Columns[i], i, rows));
        batch.BatchCommands.Add(command);
    }

    public void Delete(string table, string column, IReadOnlyList<string> values) =>
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"delete from {table} where {column} = any($1)")
        {
            Parameters = { PostgresValues.Texts([.. values]) },
        });

    public void DeleteBlocks(string ownerType, IReadOnlyList<string> ownerIds, IReadOnlyList<string> keptBlockIds)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            delete from block_refusals r using blocks b
            where b.owner_type = $1 and b.owner_id = any($2) and r.block_id = b.block_id and b.block_id <> all($3)
            """)
        {
            Parameters = { PostgresValues.Text(ownerType), PostgresValues.Texts([.. ownerIds]), PostgresValues.Texts([.. keptBlockIds]) },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from blocks where owner_type = $1 and owner_id = any($2)")
        {
            Parameters = { PostgresValues.Text(ownerType), PostgresValues.Texts([.. ownerIds]) },
        });
    }

    // What is written counts, what was there does not any more; a counter that stays as it is is not touched.
    public void CountContacts(IReadOnlyList<string> contactIds, IReadOnlyList<ContactRow> written) =>
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            update directory_counts c set contacts = c.contacts + d.difference
            from (
                select unknown, enabled, sum(one) as difference
                from (
                    select unknown, enabled, 1 as one from unnest($2::boolean[], $3::boolean[]) as w (unknown, enabled)
                    union all
                    select unknown, enabled, -1 from contacts where contact_id = any($1)
                ) as changed
                group by unknown, enabled having sum(one) <> 0
            ) as d
            where c.unknown = d.unknown and c.enabled = d.enabled
            """)
        {
            Parameters =
            {
                PostgresValues.Texts([.. contactIds]), PostgresValues.Flags([.. written.Select(row => row.Unknown)]),
                PostgresValues.Flags([.. written.Select(row => row.Enabled)]),
            },
        });

    private static string UpsertSql(Table table)
    {
        var names = table.Columns.Select(column => column.Name).ToArray();
        var arrays = table.Columns.Select((column, index) => $"${index + 1}::{SqlType(column.Kind)}[]");
        var values = table.Columns.Select(column => column.Kind == ColumnKind.Json ? $"r.{column.Name}::jsonb" : $"r.{column.Name}");
        var changes = names.Except(table.Key).Select(name => $"{name} = excluded.{name}").ToArray();
        return $"""
            insert into {table.Name} ({string.Join(", ", names)})
            select {string.Join(", ", values)}
            from unnest({string.Join(", ", arrays)}) as r ({string.Join(", ", names)})
            on conflict ({string.Join(", ", table.Key)})
            {(changes.Length == 0 ? "do nothing" : $"do update set {string.Join(", ", changes)}")}
            """;
    }

    private static string SqlType(ColumnKind kind) => kind switch
    {
        ColumnKind.Time => "timestamptz",
        ColumnKind.Flag => "boolean",
        ColumnKind.Number => "integer",
        ColumnKind.Long => "bigint",
        _ => "text",
    };

    private static NpgsqlParameter Parameter(Column column, int index, IReadOnlyList<object?[]> rows) => column.Kind switch
    {
        ColumnKind.Time => PostgresValues.Times(Map(rows, index, value => PostgresValues.Time((DateTimeOffset?)value))),
        ColumnKind.Flag => PostgresValues.Flags(Map(rows, index, value => (bool)value!)),
        ColumnKind.Number => new NpgsqlParameter<int?[]>
        {
            TypedValue = Map(rows, index, value => (int?)value), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer,
        },
        ColumnKind.Long => PostgresValues.Longs(Map(rows, index, value => (long)value!)),
        _ => PostgresValues.Texts(Map(rows, index, value => (string?)value)),
    };

    private static TValue[] Map<TValue>(IReadOnlyList<object?[]> rows, int index, Func<object?, TValue> value)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = value(rows[i][index]);
        return values;
    }
}
