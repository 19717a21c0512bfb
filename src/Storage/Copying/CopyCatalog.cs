using System.Collections.Immutable;
using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace ContactCenter.Storage.Copying;

/// <summary>Finds out which tables are copied: all that the target's schema has, except what belongs to the program or to a running cluster.</summary>
internal static class CopyCatalog
{
    /// <summary>Written by the schema itself, or true of the running cluster only.</summary>
    private static readonly ImmutableArray<string> LeftOut =
        ["schema_version", "orleansquery", "orleansmembershiptable", "orleansmembershipversiontable", "nodes", "index_backlog", CopyProgress.Table];

    private const string Last = "journal_head";

    private const string Columns = """
        select c.relname, a.attname, t.typname, coalesce(array_position(i.indkey::smallint[], a.attnum), -1)
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        join pg_type t on t.oid = a.atttypid
        join pg_index i on i.indrelid = c.oid and i.indisprimary
        where c.relkind = 'r'
        order by c.relname, a.attnum
        """;

    /// <summary>Lists the tables in the order in which they are copied; the head of the journal comes last.</summary>
    public static async Task<ImmutableArray<CopyTable>> ReadAsync(NpgsqlConnection target, CancellationToken cancellationToken)
    {
        var columns = new List<(string Table, CopyColumn Column, int KeyPlace)>();
        await using var command = new NpgsqlCommand(Columns, target);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            columns.Add((reader.GetString(0), new CopyColumn(reader.GetString(1), TypeOf(reader.GetString(2))), reader.GetInt32(3)));

        return
        [
            .. columns.Where(column => !LeftOut.Contains(column.Table)).GroupBy(column => column.Table)
                .Select(table => new CopyTable(
                    table.Key, [.. table.Select(column => column.Column)],
                    [.. table.Where(column => column.KeyPlace >= 0).OrderBy(column => column.KeyPlace).Select(column => column.Column)]))
                .OrderBy(table => table.Name == Last).ThenBy(table => table.Name, StringComparer.Ordinal),
        ];
    }

    /// <returns>True if the source has the table; a table of PostgreSQL alone (files in the database) is empty then.</returns>
    /// <exception cref="RefusedToolException">It has the table, but not all columns.</exception>
    public static async Task<bool> IsInAsync(CopySource source, CopyTable table, CancellationToken cancellationToken)
    {
        await using var command = source.Connection.CreateCommand();
        command.CommandText = source.Kind == Connections.DatabaseKind.Sqlite
            ? $"select name from pragma_table_info('{table.Name}')"
            : $"select attname from pg_attribute where attrelid = to_regclass('{table.Name}') and attnum > 0 and not attisdropped";
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) names.Add(reader.GetString(0));
        if (names.Count == 0) return false;
        return table.Columns.FirstOrDefault(column => !names.Contains(column.Name)) is not { } missing
            ? true
            : throw new RefusedToolException($"Table {table.Name} of {source.Name} has no column {missing.Name}.");
    }

    private static NpgsqlDbType TypeOf(string name) => name switch
    {
        "text" => NpgsqlDbType.Text,
        "varchar" => NpgsqlDbType.Varchar,
        "int4" => NpgsqlDbType.Integer,
        "int8" => NpgsqlDbType.Bigint,
        "bool" => NpgsqlDbType.Boolean,
        "timestamptz" => NpgsqlDbType.TimestampTz,
        "jsonb" => NpgsqlDbType.Jsonb,
        "bytea" => NpgsqlDbType.Bytea,
        "uuid" => NpgsqlDbType.Uuid,
        _ => throw new NotSupportedException($"The copy does not know the type {name}."),
    };
}
