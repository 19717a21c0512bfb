using ContactCenter.Silo.Checking;
using ContactCenter.Silo.Starting;
using ContactCenter.Storage.Copying;

namespace ContactCenter.Api.Tools;

/// <summary>The verbs by which an operator calls the program for something else than to serve: <c>dotnet ContactCenter.Api.dll verify</c>.</summary>
internal static class ToolVerbs
{
    private const string RebuildFlag = "--rebuild";
    private const string To = "to";

    /// <returns>What the command line asks for, which returns the exit code; null = to serve.</returns>
    public static Func<Task<int>>? Find(string[] arguments) => arguments.FirstOrDefault() switch
    {
        "verify" => () => VerifyAsync([.. arguments[1..].Where(argument => argument != RebuildFlag)], arguments.Contains(RebuildFlag)),
        "copy" => () => RunAsync(arguments[1..], CopyAsync),
        "backup" => () => RunAsync(arguments[1..], BackUpAsync),
        "restored" => () => RunAsync(arguments[1..], MarkRestoredAsync),
        _ => null,
    };

    private static async Task<int> VerifyAsync(string[] arguments, bool rebuild)
    {
        if (await RunAsync(arguments, RequireDatabaseAsync) is not 0 and var refused) return refused;
        return await StartUp.RunAsync(
            () =>
            {
                var builder = Host.CreateApplicationBuilder(arguments);
                builder.AddContactCenterVerifier();
                return builder.Build();
            },
            async host =>
            {
                using var stopping = new Interruption();
                return await host.RunVerificationAsync(rebuild, Console.Out, stopping.Token);
            });
    }

    /// <summary>Refuses a folder without a database: opening it would make one.</summary>
    private static Task RequireDatabaseAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        DatabaseFile.Require(configuration);
        return Task.CompletedTask;
    }

    private static async Task<int> RunAsync(string[] arguments, Func<IConfiguration, CancellationToken, Task> run)
    {
        using var stopping = new Interruption();
        try
        {
            await run(Host.CreateApplicationBuilder(arguments).Configuration, stopping.Token);
            return 0;
        }
        catch (RefusedToolException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stopping.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted. The same command goes on where it was.");
            return 1;
        }
    }

    private static Task CopyAsync(IConfiguration configuration, CancellationToken cancellationToken) =>
        new DatabaseCopy(configuration, Target(configuration, "a PostgreSQL connection string"), Console.Out).RunAsync(cancellationToken);

    private static async Task BackUpAsync(IConfiguration configuration, CancellationToken cancellationToken) =>
        Console.WriteLine($"Backed up to {await DatabaseBackup.BackUpAsync(configuration, Target(configuration, "a folder"), cancellationToken)}");

    private static async Task MarkRestoredAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var (restored, next) = await DatabaseBackup.MarkRestoredAsync(configuration, TimeProvider.System, cancellationToken);
        Console.WriteLine($"The journal was restored up to position {restored} and goes on after {next}.");
    }

    private static string Target(IConfiguration configuration, string what) => configuration[To] is { Length: > 0 } target
        ? target
        : throw new RefusedToolException($"Say where to: --{To} and {what}.");

    /// <summary>Ctrl+C and SIGTERM, as something that can be waited for.</summary>
    private sealed class Interruption : IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private readonly System.Runtime.InteropServices.PosixSignalRegistration[] _signals;

        public Interruption() => _signals =
        [
            Register(System.Runtime.InteropServices.PosixSignal.SIGINT), Register(System.Runtime.InteropServices.PosixSignal.SIGTERM),
        ];

        public CancellationToken Token => _source.Token;

        public void Dispose()
        {
            foreach (var signal in _signals) signal.Dispose();
            _source.Dispose();
        }

        private System.Runtime.InteropServices.PosixSignalRegistration Register(System.Runtime.InteropServices.PosixSignal signal) =>
            System.Runtime.InteropServices.PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                _source.Cancel();
            });
    }
}
