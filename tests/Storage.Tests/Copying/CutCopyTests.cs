using System.Text;
using ContactCenter.Storage.Copying;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace ContactCenter.Tests;

/// <summary>A copy that ends in the middle of a table goes on behind the last row that it had written.</summary>
public sealed class CutCopyTests
{
    private const int Entries = 120;

    [PostgresFact]
    public async Task Copy_cut_off_in_the_middle_of_a_table_goes_on_there_and_ends_equal()
    {
        TestDatabase source = new SqliteTestDatabase(), target = new PostgresTestDatabase();
        await target.InitializeAsync();
        try
        {
            await FillAsync(source);
            using var cut = new CancellationTokenSource();
            // Says so for the first time when some pages of a table are in, and others are not.
            var first = new Lines(line =>
            {
                if (IsOfJournal(line) && line.EndsWith("so far", StringComparison.Ordinal)) cut.Cancel();
            });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CopyOf(source, target, first).RunAsync(cut.Token));
            Assert.DoesNotContain(first.Written, line => IsOfJournal(line) && line.EndsWith("copied", StringComparison.Ordinal));
            var begun = await CountAsync(target);
            Assert.InRange(begun, 1, Entries - 1);

            var second = new Lines(_ => { });
            await CopyOf(source, target, second).RunAsync(CancellationToken.None);
            Assert.Contains("Going on with the copy that was begun.", second.Written);
            Assert.Contains($"journal: {Entries:N0} rows copied", second.Written);
            Assert.Contains("The copy is complete, and equal to its source.", second.Written);
            Assert.Equal(Entries, await CountAsync(target));
        }
        finally
        {
            await target.DisposeAsync();
            await source.DisposeAsync();
        }
    }

    private static bool IsOfJournal(string line) => line.StartsWith("journal: ", StringComparison.Ordinal);

    private static DatabaseCopy CopyOf(TestDatabase source, TestDatabase target, TextWriter output)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(source.Settings).Build();
        return new DatabaseCopy(configuration, target.Settings["ConnectionStrings:ContactCenter"]!, output) { RowsPerPage = 2 };
    }

    private static async Task FillAsync(TestDatabase source)
    {
        await using (var host = await StorageHost.StartAsync(source))
        {
            for (var i = 0; i < Entries / 4; i++) await host.Journal.AppendAsync(Sample.AppendMany(Sample.NewEntity(), 0, 4));
        }

        // The copy wants the file for itself.
        SqliteConnection.ClearAllPools();
    }

    private static async Task<long> CountAsync(TestDatabase target)
    {
        await using var connection = new Npgsql.NpgsqlConnection(target.Settings["ConnectionStrings:ContactCenter"]);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from journal";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Keeps the lines that a copy says, and passes each on.</summary>
    private sealed class Lines(Action<string> told) : TextWriter
    {
        public List<string> Written { get; } = [];

        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteLineAsync(string? value)
        {
            Written.Add(value ?? "");
            told(value ?? "");
            return Task.CompletedTask;
        }
    }
}
