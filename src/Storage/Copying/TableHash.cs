using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NpgsqlTypes;

namespace ContactCenter.Storage.Copying;

/// <summary>
/// The number of a table's rows, and the sum of their SHA-256 hashes: the same in both databases whenever the rows are, whatever order each
/// database sorts them in.
/// </summary>
internal sealed record TableHash(long Rows, UInt128 Sum)
{
    public static async Task<TableHash> OfAsync(CopyTable table, DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = table.CreateRead(connection, null, null);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (rows, sum) = (0L, UInt128.Zero);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows++;
            sum = unchecked(sum + Of(table, table.Read(reader)));
        }

        return new TableHash(rows, sum);
    }

    public override string ToString() => $"{Rows:N0} rows, {Sum:x32}";

    private static UInt128 Of(CopyTable table, object?[] row)
    {
        var text = new StringBuilder();
        for (var i = 0; i < row.Length; i++)
        {
            var value = row[i] is { } some ? Write(table.Columns[i], some) : "null";
            text.Append(value.Length).Append(row[i] is null ? '-' : ':').Append(value);
        }

        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Write(CopyColumn column, object value) => (column.Type, value) switch
    {
        // PostgreSQL keeps JSON in a form of its own.
        (NpgsqlDbType.Jsonb, string json) => Sorted(JsonNode.Parse(json)),
        (_, byte[] bytes) => Convert.ToHexString(bytes),
        // PostgreSQL keeps microseconds.
        (_, DateTime time) => (time.Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
        (_, IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Sorted(JsonNode? node) => node switch
    {
        JsonObject map => $"{{{string.Join(',', map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(
            member => $"{JsonValue.Create(member.Key).ToJsonString()}:{Sorted(member.Value)}"))}}}",
        JsonArray list => $"[{string.Join(',', list.Select(Sorted))}]",
        null => "null",
        _ => node.ToJsonString(),
    };
}
