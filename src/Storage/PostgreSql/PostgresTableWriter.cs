using Npgsql;
using NpgsqlTypes;

namespace ContactCenter.Storage;

/// <summary>
/// Adds the directory's statements to a batch: one per table, its rows as arrays, so that the text is the same for any number of rows.
/// </summary>
internal sealed class PostgresTableWriter(NpgsqlBatch batch, Dictionary<string, string> statements) : ITableWriter
{
    public void Upsert<T>(Table<T> table, IReadOnlyList<T> rows)
    {
        if (!statements.TryGetValue(table.Name, out var sql)) statements[table.Name] = sql = UpsertSql(table);
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in table.Columns) command.Parameters.Add(Parameter(column, rows));
        batch.BatchCommands.Add(command);
    }

    public void Delete(string table, string column, IReadOnlyList<string> values) =>
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"delete from {table} where {column} = any($1)")
        {
            Parameters = { PostgresValues.Texts([.. values]) },
        });

    private static string UpsertSql<T>(Table<T> table)
    {
        var names = table.Columns.Select(column => column.Name).ToArray();
        var arrays = table.Columns.Select((column, index) => $"${index + 1}::{SqlType(column)}[]");
        var values = table.Columns.Select(column => column is ListColumn<T> ? $"r.{column.Name}::jsonb" : $"r.{column.Name}");
        var changes = names.Except(table.Key).Select(name => $"{name} = excluded.{name}").ToArray();
        return $"""
            insert into {table.Name} ({string.Join(", ", names)})
            select {string.Join(", ", values)}
            from unnest({string.Join(", ", arrays)}) as r ({string.Join(", ", names)})
            on conflict ({string.Join(", ", table.Key)})
            {(changes.Length == 0 ? "do nothing" : $"do update set {string.Join(", ", changes)}")}
            """;
    }

    private static string SqlType<T>(Column<T> column) => column switch
    {
        TimeColumn<T> => "timestamptz",
        FlagColumn<T> => "boolean",
        NumberColumn<T> => "integer",
        _ => "text",
    };

    private static NpgsqlParameter Parameter<T>(Column<T> column, IReadOnlyList<T> rows) => column switch
    {
        TextColumn<T> text => PostgresValues.Texts(Map(rows, text.Value)),
        ListColumn<T> list => PostgresValues.Texts(Map<T, string?>(rows, row => JsonText.Of(list.Value(row)))),
        TimeColumn<T> time => PostgresValues.Times(Map(rows, row => PostgresValues.Time(time.Value(row)))),
        FlagColumn<T> flag => PostgresValues.Flags(Map(rows, flag.Value)),
        NumberColumn<T> number => new NpgsqlParameter<int?[]>
        {
            TypedValue = Map(rows, number.Value), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer,
        },
        _ => throw new ArgumentException($"Column {column.Name} has no type."),
    };

    private static TValue[] Map<T, TValue>(IReadOnlyList<T> rows, Func<T, TValue> value)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = value(rows[i]);
        return values;
    }
}
