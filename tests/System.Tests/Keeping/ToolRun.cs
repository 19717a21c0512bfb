using System.Diagnostics;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>The end of a program that an operator called.</summary>
internal sealed record ToolRun(int ExitCode, string Output)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    /// <summary>Calls the program with a verb and waits for its end.</summary>
    public static async Task<ToolRun> OfVerbAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        await using var tool = ServerProcess.Start("Api", environment, arguments);
        return new ToolRun(await tool.WaitForExitAsync(Timeout), tool.Output.Text);
    }

    /// <summary>Calls one of PostgreSQL's own programs on a database.</summary>
    public static async Task OfPostgresAsync(string program, string connectionString, params string[] arguments)
    {
        var database = new Npgsql.NpgsqlConnectionStringBuilder(connectionString);
        using var tool = Process.Start(new ProcessStartInfo(
            program, ["-h", database.Host!, "-p", $"{database.Port}", "-U", database.Username!, "-d", database.Database!, .. arguments]))!;
        await tool.WaitForExitAsync();
        Assert.Equal(0, tool.ExitCode);
    }

    /// <summary>Ends a server as an operator does.</summary>
    public static async Task StopAsync(ApiNode node)
    {
        await node.Process.RequestStopAsync();
        Assert.Equal(0, await node.Process.WaitForExitAsync(Timeout));
    }
}
