using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Blocks;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Erasure;
using ContactCenter.Retention;
using ContactCenter.Integrations.Routing;
using ContactCenter.Integrations.Settings;
using ContactCenter.Integrations.Transcripts;
using ContactCenter.Integrations.Transcripts.Pages;
using ContactCenter.Journal;
using ContactCenter.Routing;
using ContactCenter.Secrets;
using ContactCenter.Silo.Accounts;
using ContactCenter.Silo.Blocks;
using ContactCenter.Silo.Feed;
using ContactCenter.Silo.Routing;
using ContactCenter.Silo.Starting;
using ContactCenter.Silo.Telemetry;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Hosting;
using ContactCenter.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Hosting;

/// <summary>Puts the parts of a process together: storage first, since the actor runtime reads its tables when it starts.</summary>
public static class SiloHosting
{
    /// <summary>The log lines that the runtime repeats while another process is away. Membership and the callers log it once.</summary>
    private static readonly string[] OfLostConnections =
    [
        "Orleans.Messaging.GatewayManager", "Orleans.Runtime.Messaging", "Orleans.Runtime.ClientClusterManifestProvider",
    ];

    /// <summary>The follower's poll of a process that is its own cluster: it finds what the writer could not tell, as after an unknown outcome.</summary>
    private static readonly TimeSpan PollPeriodAlone = TimeSpan.FromSeconds(2);

    /// <summary>Everything that hosts grains: the silo executable, and an Api that is its own cluster.</summary>
    public static IHostApplicationBuilder AddContactCenterSilo(this IHostApplicationBuilder builder)
    {
        var cluster = ClusterSettings.Read(builder.Configuration);
        if (cluster.IsConfigured) builder.Services.AddHostedService<PortCheck>();
        // Nobody else writes here: every commit wakes the follower.
        else builder.Services.Configure<StorageOptions>(options => options.FollowerPollPeriod = PollPeriodAlone);
        builder.AddShared();
        builder.Services.AddSingleton<EntityServices>();
        builder.Services.AddSingleton<IPasswordHash, PasswordHash>();
        builder.AddSms();
        builder.AddMail();
        builder.Services.AddSingleton<ITimeCodes, TimeCodes>();
        builder.Services.AddSingleton<AccountMail>();
        builder.Services.AddSingleton<AccountServices>();
        builder.Services.AddSingleton<RecentMessages>();
        // At once: a font that is not there ends the start, and not every conversation later.
        builder.Services.AddSingleton(new TranscriptFonts(builder.Configuration));
        builder.Services.AddSingleton<ITranscriptSender, TranscriptMail>();
        builder.Services.AddSingleton<ITranscriptDocuments, TranscriptPdf>();
        builder.AddGrainSilo(cluster);
        builder.Services.AddSingleton<IExternalRouting, ExternalRouting>();
        builder.Services.AddSingleton<QueueWaker>();
        builder.Services.AddSingleton<IJournalConsumer>(services => services.GetRequiredService<QueueWaker>());
        builder.Services.AddHostedService(services => services.GetRequiredService<QueueWaker>());
        builder.Services.AddSingleton<IUpkeep, Recovery>();
        builder.Services.AddSingleton<IUpkeep, TimeoutSweep>();
        builder.Services.AddSingleton<IUpkeep, CallUpkeep>();
        builder.Services.AddSingleton<IUpkeep, PresenceUpkeep>();
        builder.Services.AddSingleton<IUpkeep, BlockUpkeep>();
        builder.Services.AddSingleton<IUpkeep, ContactUpkeep>();
        builder.Services.AddSingleton<IUpkeep, BusinessHourUpkeep>();
        builder.Services.AddSingleton<IUpkeep, ErasureUpkeep>();
        builder.Services.AddSingleton<IUpkeep, RetentionUpkeep>();
        builder.AddWebhooks();
        builder.Services.AddSingleton<RecoveryService>();
        builder.Services.AddSingleton<IJournalConsumer>(services => services.GetRequiredService<RecoveryService>());
        builder.Services.AddHostedService(services => services.GetRequiredService<RecoveryService>());
        if (!cluster.IsConfigured) return builder;

        builder.Services.AddHostedService<ClusterReport>();
        builder.Services.AddSingleton<CommitHints>();
        builder.Services.AddSingleton<ICommitListener>(services => services.GetRequiredService<CommitHints>());
        builder.Services.AddHostedService(services => services.GetRequiredService<CommitHints>());
        builder.AddNodeLink();
        return builder;
    }

    /// <summary>A process that calls the grains of a cluster and hosts none: an API node.</summary>
    public static IHostApplicationBuilder AddContactCenterClient(this IHostApplicationBuilder builder)
    {
        builder.AddShared();
        builder.AddGrainClient(ClusterSettings.Read(builder.Configuration));
        builder.Services.AddSingleton<ClusterSignals>();
        builder.Services.AddSingleton<ISignalRelay>(services => services.GetRequiredService<ClusterSignals>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ClusterSignals>());
        builder.AddNodeLink();
        return builder;
    }

    /// <summary>What tells this process what the cluster's others say.</summary>
    private static void AddNodeLink(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<NodeLink>();
    }

    private static void AddShared(this IHostApplicationBuilder builder)
    {
        // The runtime's own information is for whoever debugs it; what concerns an operator it says as a warning.
        builder.Logging.AddFilter("Orleans", LogLevel.Warning).AddFilter("Polly", LogLevel.Warning);
        // Of a silo that is gone these write lines, or stacks, for every call and every try at a connection.
        foreach (var category in OfLostConnections) builder.Logging.AddFilter(category, LogLevel.Error);
        StartUpRefusal.AddTo(builder);
        if (ClusterSettings.Read(builder.Configuration).IsConfigured && !builder.Configuration.HasPostgres())
            throw new ConfigurationException("Cluster:Id is set, and the processes of a cluster meet in PostgreSQL: set ConnectionStrings:ContactCenter.");
        // First: its listener starts before and stops after everything else.
        builder.AddTelemetry();
        builder.Services.AddSettings<ClusterSettings>(ClusterSettings.Section);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<LostSilos>();
        builder.Services.AddSingleton<NodeName>();
        builder.Services.AddContactCenterStorage(builder.Configuration);
        builder.AddOutgoing();
        // Before whatever runs in the background: a wrong folder ends the start while nothing else can complain of that.
        builder.AddFiles();
        builder.Services.AddHostedService<StartUpReport>();
        builder.Services.AddHostedService<MemoryRelief>();
        builder.AddSmsSettings();
        builder.Services.AddSingleton<PhoneAgents>();
        builder.Services.AddSingleton<IJournalConsumer>(services => services.GetRequiredService<PhoneAgents>());
        builder.Services.AddSingleton<CallIntake>();
        builder.Services.AddSingleton<CallGate>();
        builder.AddTelephony();
        builder.Services.AddSingleton<SecretSealer>();
        builder.Services.AddSingleton<ReceiptSigner>();
        builder.Services.AddSingleton<WorkspaceCopy>();
        builder.Services.AddSingleton<IWorkspaceConfiguration>(services => services.GetRequiredService<WorkspaceCopy>());
        builder.Services.AddSingleton<IJournalConsumer>(services => services.GetRequiredService<WorkspaceCopy>());
        builder.Services.AddSingleton<RefusalCounts>();
        builder.Services.AddSingleton<IBlockRefusals>(services => services.GetRequiredService<RefusalCounts>());
        builder.Services.AddHostedService(services => services.GetRequiredService<RefusalCounts>());
    }
}
