using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using NpgsqlTypes;

namespace ContactCenter.Storage.Copying;

/// <summary>A table of the target, as its catalog describes it.</summary>
/// <param name="Key">The columns of its primary key, in order; each is in <paramref name="Columns"/>.</param>
internal sealed record CopyTable(string Name, ImmutableArray<CopyColumn> Columns, ImmutableArray<CopyColumn> Key)
{
    public string ColumnList => string.Join(", ", Columns.Select(column => column.Name));

    private string KeyList => string.Join(", ", Key.Select(column => column.Name));

    /// <summary>Makes the command that reads rows after a key, in the order of the key.</summary>
    /// <param name="after">Null = from the first row.</param>
    /// <param name="limit">Null = all.</param>
    public DbCommand CreateRead(DbConnection connection, ImmutableArray<object>? after, int? limit)
    {
        var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        var condition = "";
        if (after is { } key)
        {
            condition = $" where ({KeyList}) > ({string.Join(", ", key.Select((_, index) => $"@k{index}"))})";
            for (var i = 0; i < key.Length; i++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"@k{i}", key[i]);
                command.Parameters.Add(parameter);
            }
        }

        command.CommandText = $"select {ColumnList} from {Name}{condition} order by {KeyList}{(limit is null ? "" : $" limit {limit}")}";
        return command;
    }

    /// <returns>The row's values, each of the type of its column; null = no value.</returns>
    public object?[] Read(DbDataReader reader)
    {
        var row = new object?[Columns.Length];
        for (var i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? null : Columns[i].Convert(reader.GetValue(i));
        return row;
    }

    public ImmutableArray<object> KeyOf(object?[] row) => [.. Key.Select(column => row[Columns.IndexOf(column)]!)];

    public static string WriteKey(ImmutableArray<object> key, bool forSqlite) =>
        JsonSerializer.Serialize(key.Select(value => CopyColumn.WriteKey(value, forSqlite)));

    public ImmutableArray<object> ReadKey(string key, bool forSqlite)
    {
        using var parts = JsonDocument.Parse(key);
        return [.. parts.RootElement.EnumerateArray().Select((part, index) => Key[index].ReadKey(part.GetString()!, forSqlite))];
    }
}

/// <param name="Type">The type in the target.</param>
internal sealed record CopyColumn(string Name, NpgsqlDbType Type)
{
    /// <summary>Turns what either database gives into one type: SQLite has numbers for flags and for milliseconds.</summary>
    public object Convert(object value) => (Type, value) switch
    {
        (NpgsqlDbType.Boolean, long number) => number != 0,
        (NpgsqlDbType.TimestampTz, long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime,
        (NpgsqlDbType.Integer, long number) => checked((int)number),
        (NpgsqlDbType.Bigint, int number) => (long)number,
        _ => value,
    };

    public static string WriteKey(object value, bool forSqlite) => value switch
    {
        bool flag => forSqlite ? flag ? "1" : "0" : flag ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    public object ReadKey(string value, bool forSqlite) => Type switch
    {
        NpgsqlDbType.Boolean => forSqlite ? value == "1" ? 1L : 0L : bool.Parse(value),
        NpgsqlDbType.Integer => int.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
        NpgsqlDbType.Bigint => long.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
        NpgsqlDbType.Uuid => Guid.Parse(value),
        _ => value,
    };
}
