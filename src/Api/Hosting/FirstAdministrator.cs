using System.Security.Cryptography;
using System.Text;
using ContactCenter.Accounts;
using ContactCenter.Api.Http;
using ContactCenter.Directory;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Hosting;

/// <summary>
/// Creates the first administrator when there is none: as configured (<c>Admin:Username</c>, <c>Admin:Password</c>, <c>Admin:Email</c>),
/// else <c>admin</c> with a random password that is printed once. Nothing has a default password.
/// </summary>
/// <remarks>
/// Nodes that start together agree by the account's id, which they all derive alike: one creates it, and only that one knows (and prints)
/// the password, because each node's command has an id of its own.
/// </remarks>
internal sealed partial class FirstAdministrator(
    IServiceProvider services, IConfiguration configuration, IIdSource ids, TimeProvider time,
    ILogger<FirstAdministrator> logger) : IHostedLifecycleService
{
    private const int AttemptsMax = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After everything else has started: the grains answer by now.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await EnsureAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is not WeakPasswordException && attempt < AttemptsMax && !cancellationToken.IsCancellationRequested)
            {
                // The database or the cluster may be starting too.
                LogNotYet(exception.GetType().Name, attempt);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var directory = services.GetRequiredService<IDirectory>();
        if (await directory.AnyAccountWithRoleAsync(Roles.Admin, cancellationToken)) return;
        var username = Configured("Username") ?? "admin";
        var configured = Configured("Password");
        if (configured is not null) Check(configured, username);
        var password = configured ?? ids.NewSecret()[..20];
        try
        {
            await services.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>(UserId).Create(new CreateAccount(
                CommandContext.OfCall(ids.NewSeed(), Actors.System), username, username, Configured("Email"), PasswordDigest.Of(password),
                [Roles.User, Roles.Admin]));
        }
        catch (ContactCenterException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another node was first. If not, nobody could ever sign in: say so.
            if (await directory.AnyAccountWithRoleAsync(Roles.Admin, cancellationToken)) return;
            throw;
        }

        LogCreated(username);
        if (configured is null) await PrintAsync(username, password);
    }

    /// <summary>A server whose first administrator can be guessed does not start.</summary>
    /// <exception cref="WeakPasswordException">The policy refuses the configured password.</exception>
    private void Check(string password, string username)
    {
        if (PasswordPolicy.FindFault(password, PasswordPolicy.LengthByDefault, username, Configured("Email")) is { } fault)
            throw new WeakPasswordException($"Admin:Password (the first administrator's) is refused: {fault.Text}");
    }

    /// <summary>To the console and to no log: this is the only time it is shown.</summary>
    private static Task PrintAsync(string username, string password) => Console.Out.WriteLineAsync(
        $"\n  First start: sign in as '{username}' with the one-time generated password  {password}\n  It is not stored and will not be shown again.\n");

    private sealed class WeakPasswordException(string message) : InvalidOperationException(message);

    private string? Configured(string name) => configuration[$"Admin:{name}"] is { Length: > 0 } value ? value : null;

    private static string UserId => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("first-administrator")))[..17];

    [LoggerMessage(LogLevel.Debug, "The first administrator could not be made yet: {Reason} (attempt {Attempt})")]
    private partial void LogNotYet(string reason, int attempt);

    [LoggerMessage(LogLevel.Information, "Created the first administrator, {Username}")]
    private partial void LogCreated(string username);
}
