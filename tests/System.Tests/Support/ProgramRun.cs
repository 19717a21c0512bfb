using System.Diagnostics;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>The outcome of a program that ended by itself.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);
    private static readonly string[] ForeignVariables = ["ConnectionStrings__", "Cluster__", "Data__", "Admin__", "Files__", "Storage__", "ASPNETCORE_"];

    /// <param name="project">Api or Silo.</param>
    /// <exception cref="TimeoutException">It did not end.</exception>
    public static async Task<ProgramRun> StartAsync(string project, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Executables.Find(project), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var late = new CancellationTokenSource(Timeout);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The program did not end.{Environment.NewLine}{await output}{await errors}");
        }

        return new ProgramRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Asserts that it ended with code 1 and one line on its error stream, which holds all of the parts; and nowhere with a stack.</summary>
    public void AssertRefused(params string[] parts)
    {
        Assert.Equal(1, ExitCode);
        Assert.Single(Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(parts, part => Assert.Contains(part, Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", Output + Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Output + Errors, StringComparison.Ordinal);
    }

    private static bool IsForeign(string name) => ForeignVariables.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
