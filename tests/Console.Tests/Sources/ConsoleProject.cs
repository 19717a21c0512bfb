using System.Diagnostics;

namespace ContactCenter.Tests.Screens.Sources;

/// <summary>The folder that console and widget are built from, with its tools.</summary>
internal static class ConsoleProject
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    public static string Folder { get; } = Path.Combine(Screens.Repository, "src", "Console");

    /// <summary>Runs a program in it. When it fails, the test shows all that it wrote.</summary>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() && program != "node" ? $"{program}.cmd" : program, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["NO_COLOR"] = "1" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Timeout);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await output} {await errors}");
    }
}
