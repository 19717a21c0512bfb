using ContactCenter.Api.Hosting;
using ContactCenter.Journal;
using ContactCenter.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Tests;

/// <summary>The whole application on a real Kestrel and a real database, in this process.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    public const string AdminName = "boss";
    public const string AdminPassword = "only-for-tests-8c1f";

    private static readonly TimeSpan EventTimeout = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private ApiServer(WebApplication app, ShiftedTime time, CapturedLog log)
    {
        (_app, Time, Log) = (app, time, log);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        _http = new HttpClient(
            ResponseRecorder.Around(new OpenApi.DescribedResponses(
                () => app.Services, new ServerErrorHandler(log, new SocketsHttpHandler { Expect100ContinueTimeout = EventTimeout }))))
        {
            BaseAddress = Address,
        };
    }

    public Uri Address { get; }

    public ShiftedTime Time { get; }

    public CapturedLog Log { get; }

    public IServiceProvider Services => _app.Services;

    public IJournalFollower Follower => Services.GetRequiredService<IJournalFollower>();

    /// <summary>Nobody: no sign-in.</summary>
    public ApiClient Anonymous => new(_http, null, null);

    /// <param name="settings">Added to the database's; rate limits are off unless these say otherwise.</param>
    /// <param name="configure">Replaces services of the real application.</param>
    public static async Task<ApiServer> StartAsync(
        TestDatabase database, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var (time, log) = (new ShiftedTime(), new CapturedLog());
        // As arguments, so that they are there from the first moment and win over the machine's environment.
        var all = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0", ["Admin:Username"] = AdminName, ["Admin:Password"] = AdminPassword,
            ["RateLimit:Enabled"] = "false",
            ["ConnectionStrings:ContactCenter"] = "", ["Logging:LogLevel:ContactCenter"] = "Debug",
        };
        foreach (var (key, value) in database.Settings.Concat(settings ?? [])) all[key] = value;
        var app = ApiHost.Build([.. all.Select(setting => $"--{setting.Key}={setting.Value}")], builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
            builder.Logging.ClearProviders().AddProvider(log);
            KeepActivations(builder.Services);
            // A hash that is slow on purpose was an eighth of what these tests cost.
            builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
            configure?.Invoke(builder.Services);
        });
        await app.StartAsync();
        return new ApiServer(app, time, log);
    }

    /// <summary>
    /// The runtime's collector of idle actors goes by the same clock. If it ran while a test has moved the clock forward, it would refuse
    /// every new actor once the clock is back: so it does not run at all.
    /// </summary>
    private static void KeepActivations(IServiceCollection services)
    {
        services.Configure<Orleans.Configuration.GrainCollectionOptions>(options =>
        {
            options.CollectionQuantum = TimeSpan.FromDays(1);
            options.CollectionAge = TimeSpan.FromDays(3);
        });
    }

    public async Task<ApiClient> SignInAsync(string user, string password)
    {
        var login = await Anonymous.PostAsync("login", new { user, password });
        Assert.True(login.Status == 200, login.ToString());
        return As(login["data"]!["userId"]!.GetValue<string>(), login["data"]!["authToken"]!.GetValue<string>());
    }

    public ApiClient As(string? userId, string? token) => new(_http, userId, token);

    public Task<ApiClient> SignInAsAdminAsync() => SignInAsync(AdminName, AdminPassword);

    /// <summary>Completes when every contact is found by the fields that are searchable now.</summary>
    public Task SearchIndexAsync()
    {
        var version = Services.GetRequiredService<IWorkspaceConfiguration>().Current.IndexVersion;
        return Log.WaitForAsync($"Contacts are found by version {version} of");
    }

    /// <summary>Completes when this node has followed the journal up to now: who subscribes then hears of nothing that was before.</summary>
    public async Task CatchUpAsync() =>
        await Follower.WaitForAsync(await Services.GetRequiredService<IJournal>().HeadAsync()).WaitAsync(EventTimeout);

    /// <summary>Asks again after every step of the journal until the response is as expected: waits for events, not for time.</summary>
    public async Task<ApiResponse> EventuallyAsync(Func<Task<ApiResponse>> ask, Func<ApiResponse, bool> isExpected)
    {
        using var timeout = new CancellationTokenSource(EventTimeout);
        while (true)
        {
            var position = Follower.Position;
            var answer = await ask();
            if (isExpected(answer)) return answer;
            try
            {
                await Follower.WaitForAsync(position + 1, timeout.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Still {answer} after {EventTimeout}.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
