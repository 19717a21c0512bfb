using ContactCenter.Integrations.Settings;
using ContactCenter.Silo.Starting;

namespace ContactCenter.Api.Hosting;

/// <summary>
/// Creates the first administrator when there is none: as configured (<c>Admin:Username</c>, <c>Admin:Password</c>, <c>Admin:Email</c>),
/// else <c>admin</c> with a random password that is printed once. Nothing has a default password.
/// </summary>
/// <remarks>
/// Nodes that start together agree by the account's id, which they all derive alike: one creates it, and only that one knows (and prints)
/// the password, because each node's command has an id of its own. Where the first node had no configuration, the next one that has takes the
/// account over, as long as nobody has signed in with the generated password: what an operator configured does not depend on which node was first.
/// </remarks>
internal sealed partial class FirstAdministrator(
    IServiceProvider services, IConfiguration configuration, IIdSource ids, StartUpRefusal refusal, TimeProvider time,
    ILogger<FirstAdministrator> logger) : IHostedLifecycleService
{
    private const int AttemptsMax = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Creates the administrator after everything else has started, when grains can be called.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await EnsureAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is not ConfigurationException && attempt < AttemptsMax && !cancellationToken.IsCancellationRequested)
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
        var directory = services.GetRequiredService<IAccountDirectory>();
        if (await directory.AnyAccountWithRoleAsync(Roles.Admin, cancellationToken))
        {
            await TakeOverAsync();
            return;
        }

        var configured = Configured("Password");
        // A server whose first administrator can be guessed does not start.
        if (configured is not null && FindFault(configured) is { } fault)
            throw refusal.Refuse($"Admin:Password (the first administrator's) is refused: {fault}");
        var password = configured ?? ids.NewSecret()[..20];
        try
        {
            await Account.Create(new CreateAccount(
                Command(), Username, Username, Configured("Email"), PasswordDigest.Of(password), [Roles.User, Roles.Admin])
            {
                PasswordIsGenerated = configured is null,
            });
        }
        catch (ContactCenterException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another node was first. If not, nobody could ever sign in: say so.
            if (!await directory.AnyAccountWithRoleAsync(Roles.Admin, cancellationToken)) throw;
            await TakeOverAsync();
            return;
        }

        LogCreated(Username);
        if (configured is null) await PrintAsync(Username, password);
    }

    private async Task TakeOverAsync()
    {
        if (Configured("Password") is not { } password) return;
        if (FindFault(password) is { } fault)
        {
            LogRefused(fault);
            return;
        }

        ChangedAccount changed;
        try
        {
            changed = await Account.Change(new ChangeAccount(Command())
            {
                Username = Username, Name = Username, Email = Configured("Email"), NewPasswordDigest = PasswordDigest.Of(password),
                OnlyIfPasswordIsGenerated = true,
            });
        }
        catch (ContactCenterException exception) when (exception.Error == AccountErrors.UserNotFound)
        {
            // The first administrator was deleted; there are others.
            return;
        }

        if (changed.Position > 0) LogTakenOver(Username);
    }

    /// <summary>The policy's objection to the configured password; null = none.</summary>
    private string? FindFault(string password) =>
        PasswordPolicy.FindFault(password, AccountSettings.PasswordLengthByDefault, Username, Configured("Email"))?.Text;

    /// <summary>Prints the generated password to the console and to no log: this is the only time it is shown.</summary>
    private static Task PrintAsync(string username, string password) => Console.Out.WriteLineAsync(
        $"\n  First start: sign in as '{username}' with the one-time generated password  {password}\n  It is not stored and will not be shown again.\n");

    private string Username => Configured("Username") ?? "admin";

    private IAccountGrain Account => services.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>(UserId);

    private CommandContext Command() => CommandContext.OfCall(ids.NewSeed(), Actors.System);

    private string? Configured(string name) => configuration[$"Admin:{name}"] is { Length: > 0 } value ? value : null;

    private static string UserId => Hashes.Hex("first-administrator")[..17];

    [LoggerMessage(LogLevel.Debug, "The first administrator could not be made yet: {Reason} (attempt {Attempt})")]
    private partial void LogNotYet(string reason, int attempt);

    [LoggerMessage(LogLevel.Information, "Created the first administrator, {Username}")]
    private partial void LogCreated(string username);

    [LoggerMessage(LogLevel.Warning, "Admin:Password is not used: {Fault}")]
    private partial void LogRefused(string fault);

    [LoggerMessage(LogLevel.Information, "The first administrator has the configured name and password now, {Username}: the generated password is void")]
    private partial void LogTakenOver(string username);
}
