using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Secrets;
using ContactCenter.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Tests.Simulation;

/// <summary>The real grains on the simulation's one thread, over a faulty store; and what its clients were promised.</summary>
internal sealed class SimulatedCenter : IAsyncDisposable
{
    public const int AgentCapacity = 2;

    private static readonly TimeSpan MaxRetryPause = TimeSpan.FromMilliseconds(200);
    private readonly ServiceProvider _services;

    public SimulatedCenter(int seed, double failureRate)
    {
        Simulation = new Harness.Simulation(seed);
        Faults = new SimulatedFaults(Simulation, failureRate);
        Journal = new MemoryJournal(Faults);
        Directory = new MemoryDirectory(Journal, Faults);
        Workspace.Set("Livechat_maximum_chats_per_agent", AgentCapacity.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        _services = Services().BuildServiceProvider();
        Grains = _services.GetRequiredService<IGrainFactory>();
    }

    public Harness.Simulation Simulation { get; }

    public SimulatedFaults Faults { get; }

    public MemoryJournal Journal { get; }

    public MemoryDirectory Directory { get; }

    public FixedWorkspace Workspace { get; } = new();

    public MemorySmsSender Texts { get; } = new();

    public MemoryRefusals Refusals { get; } = new();

    public IGrainFactory Grains { get; }

    public ContactCenter.Calls.CallIntake Calls => _services.GetRequiredService<ContactCenter.Calls.CallIntake>();

    /// <summary>Messages that were acknowledged: conversation and message id.</summary>
    public List<(string RoomId, string MessageId)> Acknowledged { get; } = [];

    /// <summary>Sends a command until its outcome is known, as a client does; refusals come back as null.</summary>
    public async Task<T?> SendAsync<T>(Func<Task<T>> send)
        where T : class
    {
        while (true)
        {
            try
            {
                return await send();
            }
            catch (ContactCenterException exception) when (exception.Error.Kind == ErrorKind.Unavailable)
            {
                await Simulation.DelayAsync(MaxRetryPause);
            }
            catch (JournalUnavailableException)
            {
                await Simulation.DelayAsync(MaxRetryPause);
            }
            catch (ContactCenterException)
            {
                return null;
            }
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private ServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(Microsoft.Extensions.Logging.Abstractions.NullLogger<>));
        services.AddSingleton(Simulation.TimeProvider);
        services.AddSingleton<IJournal>(Journal);
        Directory.Register(services);
        var upkeep = new MemoryUpkeep(Journal, Faults);
        services.AddSingleton<ISearchIndex>(upkeep).AddSingleton<IDatabaseScrub>(upkeep);
        services.AddSingleton<IWorkspaceConfiguration>(Workspace);
        services.AddSingleton<IPasswordHash, PlainPasswordHash>();
        services.AddSingleton<ContactCenter.Conversations.ITranscriptSender, MemoryTranscripts>();
        services.AddSingleton<ContactCenter.Conversations.ITranscriptDocuments, MemoryDocuments>();
        services.AddSingleton<ContactCenter.Routing.IExternalRouting, MemoryExternalRouting>();
        services.AddSingleton<ContactCenter.Files.IFileStore, MemoryFiles>();
        services.AddSingleton<ContactCenter.Sms.ISmsSender>(Texts);
        services.AddSingleton<ContactCenter.Secrets.IServerKeys, MemoryServerKeys>();
        services.AddSingleton<ContactCenter.Erasure.ReceiptSigner>();
        services.AddSingleton<ContactCenter.Sms.SmsVisitors>().AddSingleton<ContactCenter.Calls.PhoneAgents>()
            .AddSingleton<ContactCenter.Calls.CallIntake>();
        services.AddSingleton<ContactCenter.Blocks.IBlockRefusals>(Refusals);
        services.AddSingleton<EntityServices>();
        MemoryPost.Register(services, new MemoryPost(), seed: 1);
        services.AddHarness(options =>
        {
            options.GrainAssemblies.Add(typeof(IJournal).Assembly);
            options.UseSimulation(Simulation);
        });
        services.AddMemoryGrainStorage(SnapshotStorage.Provider);
        return services;
    }
}
