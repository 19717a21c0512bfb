using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary><c>copy</c>: SQLite to PostgreSQL, with a kill on the way, and the same responses afterwards.</summary>
public sealed class CopyTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [PostgresFact]
    public async Task Server_on_the_copy_responds_as_on_the_source_byte_for_byte()
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var data = await KeptData.UnpackAsync(DatabaseKind.Sqlite, late.Token);
        var postgres = await PostgresServer.GetAsync();
        var target = await postgres.CreateDatabaseAsync();
        try
        {
            var questions = await KeptData.ReadQuestionsAsync();
            // Questions are entries themselves (who looked at whom), so the source is asked in a twin, not in what is copied.
            await using var twin = await KeptData.UnpackAsync(DatabaseKind.Sqlite, late.Token);
            var before = await AskAsync(twin.Environment, questions, late.Token);
            await CutOffAsync(data, target);

            var copied = await ToolRun.OfVerbAsync(data.Environment, "copy", "--to", target);
            Assert.True(copied.ExitCode == 0, copied.Output);
            Assert.Contains("equal to its source", copied.Output, StringComparison.Ordinal);
            var again = await ToolRun.OfVerbAsync(data.Environment, "copy", "--to", target);
            Assert.Equal(1, again.ExitCode);
            Assert.Contains("The target is not empty", again.Output, StringComparison.Ordinal);

            var environment = ServerEnvironment.Create(data.Folder, target);
            var verified = await ToolRun.OfVerbAsync(environment, "verify");
            Assert.True(verified.ExitCode == 0, verified.Output);
            var after = await AskAsync(environment, questions, late.Token);
            Assert.All(before.Responses.Zip(after.Responses), pair => Assert.Equal(
                $"{pair.First.Path} {pair.First.Status} {questions.Compared(pair.First)}",
                $"{pair.Second.Path} {pair.Second.Status} {questions.Compared(pair.Second)}"));
        }
        finally
        {
            await postgres.DropDatabaseAsync(target);
        }
    }

    [PostgresFact]
    public async Task Copy_refuses_a_source_that_a_server_has_open_and_a_server_refuses_an_unfinished_copy()
    {
        using var late = new CancellationTokenSource(Timeout);
        using var folder = new TestFolder();
        var environment = ServerEnvironment.Create(folder.Path, null);
        var postgres = await PostgresServer.GetAsync();
        var target = await postgres.CreateDatabaseAsync();
        try
        {
            await using var node = new ApiNode(environment);
            await node.StartAsync(late.Token);
            var refused = await ToolRun.OfVerbAsync(environment, "copy", "--to", target);
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains("Stop it first", refused.Output, StringComparison.Ordinal);
            await ToolRun.StopAsync(node);

            Assert.Equal(0, (await ToolRun.OfVerbAsync(environment, "copy", "--to", target)).ExitCode);
            await using (var connection = new Npgsql.NpgsqlConnection(target))
            {
                await connection.OpenAsync(late.Token);
                await using var command = connection.CreateCommand();
                command.CommandText = "insert into schema_version values (1000000, 'unfinished copy', '')";
                await command.ExecuteNonQueryAsync(late.Token);
            }

            await using var early = new ApiNode(ServerEnvironment.Create(folder.Path, target));
            var process = await early.LaunchAsync();
            Assert.NotEqual(0, await process.WaitForExitAsync(Timeout));
            Assert.Contains("a copy that is not finished", process.Output.Text, StringComparison.Ordinal);
        }
        finally
        {
            await postgres.DropDatabaseAsync(target);
        }
    }

    private static async Task<RecordedResponses> AskAsync(
        Dictionary<string, string> environment, RecordedResponses questions, CancellationToken cancellationToken)
    {
        await using var node = new ApiNode(environment);
        await node.StartAsync(cancellationToken);
        var responses = await questions.AskAsync(node.Url, cancellationToken);
        await ToolRun.StopAsync(node);
        return responses;
    }

    /// <summary>Kills a copy that has copied some tables, and is held at another by a trigger, so that it cannot be quicker than the kill.</summary>
    private static async Task CutOffAsync(KeptData data, string target)
    {
        await ExecuteAsync(target, """
            create function hold_row() returns trigger language plpgsql as $$ begin perform pg_sleep(600); return new; end $$;
            create function hold_copy() returns event_trigger language plpgsql as $$ begin
                if to_regclass('copy_progress') is null then return; end if;
                create trigger hold before insert on copy_progress for each row when (new.table_name > 'e') execute function hold_row();
            end $$;
            create event trigger hold_copy on ddl_command_end when tag in ('CREATE TABLE') execute function hold_copy()
            """);
        await using (var copy = ServerProcess.Start("Api", data.Environment, "copy", "--to", target))
        {
            await Until.TrueAsync("some tables are copied", Timeout, () => copy.Output.Contains("rows copied") || copy.HasExited);
            await copy.KillAsync();
            Assert.DoesNotContain("equal to its source", copy.Output.Text, StringComparison.Ordinal);
        }

        await ExecuteAsync(target, """
            drop event trigger hold_copy;
            select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid();
            """);
        await ExecuteAsync(target, "drop trigger hold on copy_progress; drop function hold_copy; drop function hold_row");
    }

    private static async Task ExecuteAsync(string target, string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(target + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
