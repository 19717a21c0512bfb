using Npgsql;

namespace ContactCenter.Tests;

/// <summary>The real thing: the server kills the writer's backend while appends flow, so some commits lose their acknowledgement.</summary>
public sealed class PostgresConnectionLossTests(StorageFixture<PostgresTestDatabase> fixture)
    : IClassFixture<StorageFixture<PostgresTestDatabase>>
{
    private const int WriterCount = 32;
    private const int CommandCount = 60;
    private const int KillsMin = 5;

    private const string KillWriter = """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and application_name = 'contactcenter-journal'
        """;

    [PostgresFact]
    public async Task Writers_whose_backend_is_killed_write_each_command_once()
    {
        var journal = fixture.Host.Journal;
        var before = await journal.HeadAsync();
        using var finished = new CancellationTokenSource();
        var killer = KillAsync(finished.Token);
        int unknown = 0, rounds = 0;
        do
        {
            rounds++;
            unknown += (await Task.WhenAll(Enumerable.Range(0, WriterCount).Select(_ => RetryingWriter.RunAsync(journal, CommandCount))))
                .Sum();
        }
        while (unknown < KillsMin && rounds < 50);
        await finished.CancelAsync();
        var kills = await killer;

        Assert.True(unknown >= KillsMin, $"{kills} kills made only {unknown} outcomes unknown.");
        var head = await journal.HeadAsync();
        Assert.Equal(before + (long)rounds * WriterCount * CommandCount, head);
        Assert.Equal(head - before, await CountAsync(before));
    }

    /// <summary>Kills once per hundred entries committed: commits are what it waits for.</summary>
    private async Task<long> KillAsync(CancellationToken finished)
    {
        await using var source = NpgsqlDataSource.Create(fixture.Database.Settings["ConnectionStrings:ContactCenter"]!);
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
        await using var kill = new NpgsqlCommand(KillWriter, connection);
        var (kills, next) = (0L, 0L);
        while (!finished.IsCancellationRequested)
        {
            var head = await fixture.Host.Journal.HeadAsync(CancellationToken.None);
            if (head < next) continue;
            next = head + 100;
            kills += (long)(await kill.ExecuteScalarAsync(CancellationToken.None))!;
        }

        return kills;
    }

    private async Task<long> CountAsync(long after)
    {
        await using var source = NpgsqlDataSource.Create(fixture.Database.Settings["ConnectionStrings:ContactCenter"]!);
        await using var command = source.CreateCommand("select count(distinct position) from journal where position > $1");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
