using System.Diagnostics;
using ContactCenter.Driving;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ContactCenter.Bench.Former;

/// <summary>
/// <c>former</c>: makes the data of a version, as people use it, and records what that version responds from it. Later versions are tested
/// against both.
/// </summary>
internal static class FormerDriver
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <returns>The exit code: 1 if the version does not respond twice the same, so that nobody could compare with it.</returns>
    public static async Task<int> RunAsync(FormerOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Into);
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        var cast = await MakeAsync(options, database, cancellationToken);
        await FormerData.PackFolderAsync(database.DataPath, Path.Combine(options.Into, FormerData.FolderFile));
        if (database.ConnectionString is { } connectionString)
            await FormerData.PackDumpAsync(await DumpAsync(connectionString), Path.Combine(options.Into, FormerData.DumpFile));
        else await CompactAsync(database, options);

        var questions = new RecordedResponses(TimeProvider.System.GetUtcNow(), cast.Passwords, FormerQuestions.About(cast));
        var first = await RecordAsync(options, questions, cancellationToken);
        var second = await RecordAsync(options, questions, cancellationToken);
        await first.WriteAsync(Path.Combine(options.Into, FormerData.ResponsesFile));
        var different = first.Responses.Zip(second.Responses).Where(pair => first.Compared(pair.First) != first.Compared(pair.Second)).ToList();
        foreach (var (one, two) in different) Console.Error.WriteLine($"{one.As} {one.Path}\n{one.Body}\n{two.Body}");
        Report.Line("responses", $"{first.Responses.Count}, {first.Responses.Count(response => response.Status != 200)} of them refused");
        return different.Count == 0 ? 0 : 1;
    }

    private static async Task<FormerCast> MakeAsync(FormerOptions options, BenchDatabase database, CancellationToken cancellationToken)
    {
        await using var node = new ApiNode(ServerEnvironment.Create(database.DataPath, database.ConnectionString), "--demo") { Assembly = options.Server };
        await node.StartAsync(cancellationToken);
        await Until.TrueAsync("the demo is filled", Timeout, () => node.Process.Output.Contains("The demo is ready."), cancellationToken);
        using var rest = new RestClient(node.Url);
        var cast = new FormerCast(rest, await Team.SignInAdminAsync(rest, cancellationToken));
        await FormerOffice.OpenAsync(cast);
        await FormerTalks.HoldAsync(cast);
        await FormerContacts.ChangeAsync(cast);
        await Until.TrueAsync("the transcript is sent", Timeout, () => IsMailed(database.DataPath), cancellationToken);
        await node.Process.RequestStopAsync();
        await node.Process.WaitForExitAsync(Timeout);
        return cast;
    }

    private static bool IsMailed(string dataPath) =>
        new DirectoryInfo(Path.Combine(dataPath, "mail")) is { Exists: true } mails && mails.EnumerateFiles().Any();

    /// <summary>Starts the version on what was packed, asks, and throws away what the questions changed.</summary>
    private static async Task<RecordedResponses> RecordAsync(FormerOptions options, RecordedResponses questions, CancellationToken cancellationToken)
    {
        await using var copy = await BenchDatabase.CreateAsync(options.UsesPostgres);
        await FormerData.UnpackFolderAsync(Path.Combine(options.Into, FormerData.FolderFile), copy.DataPath);
        if (copy.ConnectionString is { } connectionString)
            await FormerData.RestoreDumpAsync(Path.Combine(options.Into, FormerData.DumpFile), connectionString);
        await using var node = new ApiNode(ServerEnvironment.Create(copy.DataPath, copy.ConnectionString)) { Assembly = options.Server };
        await node.StartAsync(cancellationToken);
        return await questions.AskAsync(node.Url, cancellationToken);
    }

    private static async Task CompactAsync(BenchDatabase database, FormerOptions options)
    {
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(database.DataPath, "contactcenter.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate); vacuum; pragma wal_checkpoint(truncate)";
            await command.ExecuteNonQueryAsync();
        }

        await FormerData.PackFolderAsync(database.DataPath, Path.Combine(options.Into, FormerData.FolderFile));
    }

    private static async Task<string> DumpAsync(string connectionString)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        string[] arguments =
            ["-h", target.Host!, "-p", $"{target.Port}", "-U", target.Username!, "--inserts", "--no-owner", "--no-privileges", target.Database!];
        using var dump = Process.Start(new ProcessStartInfo("pg_dump", arguments) { RedirectStandardOutput = true })!;
        var sql = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        return dump.ExitCode == 0 ? sql : throw new InvalidOperationException("pg_dump failed.");
    }
}
