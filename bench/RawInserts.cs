using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace ContactCenter.Bench;

/// <summary>
/// Measures the same PostgreSQL at the same moment on bare rows: one row per commit, shaped like the journal's, with a primary key as the only
/// index, over prepared statements.
/// </summary>
internal static class RawInserts
{
    public const int Connections = 32;

    private const string CreateTable = """
        create table if not exists raw_insert (
            position bigint generated always as identity primary key, entity_type text not null,
                entity_id text not null, seq bigint not null,
            at timestamptz not null, actor text not null, kind text not null, data text not null, command_id text)
        """;

    private const string Insert = """
        insert into raw_insert (entity_type, entity_id, seq, at, actor, kind, data, command_id)
        values ('conversation', $1, $2, now(), 'visitor/0123456789abcdef01234567', 'message', $3, $4)
        """;

    private const string Data = """
        {"messageId":"m000000000","text":"Good morning, my parcel says delivered but nothing arrived. Could you have a look?",
        "sender":{"kind":"visitor","id":"0123456789abcdef01234567","username":"guest-1234"}}
        """;

    /// <returns>Rows per second.</returns>
    public static async Task<double> MeasureAsync(NpgsqlDataSource database, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using (var create = database.CreateCommand(CreateTable)) await create.ExecuteNonQueryAsync(cancellationToken);
        var connections = await Task.WhenAll(Enumerable.Range(0, Connections)
            .Select(_ => database.OpenConnectionAsync(cancellationToken).AsTask()));
        try
        {
            var watch = Stopwatch.StartNew();
            var rows = await Task.WhenAll(connections.Select((connection, index) =>
                Task.Run(() => InsertAsync(connection, index, () => watch.Elapsed < duration, cancellationToken), cancellationToken)));
            return rows.Sum() / watch.Elapsed.TotalSeconds;
        }
        finally
        {
            foreach (var connection in connections) await connection.DisposeAsync();
        }
    }

    private static async Task<int> InsertAsync(
        NpgsqlConnection connection, int index, Func<bool> goesOn, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Insert, connection);
        var (seq, id) = (new NpgsqlParameter<long>(), new NpgsqlParameter<string>());
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"room-{index}" });
        command.Parameters.Add(seq);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Data, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(id);
        await command.PrepareAsync(cancellationToken);
        var rows = 0;
        while (goesOn())
        {
            seq.TypedValue = ++rows;
            id.TypedValue = $"m{index:000}{rows:000000}";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return rows;
    }
}
