using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Secrets;
using ContactCenter.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;

namespace ContactCenter.Tests;

/// <summary>The real grains on one Orleans silo, over a journal in memory.</summary>
public sealed class GrainHost : IAsyncDisposable
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromMinutes(5);

    private readonly IHost _host;

    private GrainHost(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public ContactCenter.Calls.CallIntake Calls => _host.Services.GetRequiredService<ContactCenter.Calls.CallIntake>();

    public required MemoryJournal Journal { get; init; }

    public required MemoryDirectory Directory { get; init; }

    public required FixedWorkspace Workspace { get; init; }

    public required MemoryUpkeep Upkeep { get; init; }

    /// <summary>The routing service outside.</summary>
    public required MemoryExternalRouting External { get; init; }

    /// <summary>The SMS that were sent to phones.</summary>
    public required MemorySmsSender Texts { get; init; }

    /// <summary>The endpoints of webhooks.</summary>
    public required MemoryWebhooks Webhooks { get; init; }

    /// <summary>Transcripts that were sent.</summary>
    public required MemoryTranscripts Transcripts { get; init; }

    /// <summary>Transcripts that were made documents.</summary>
    public required MemoryDocuments Documents { get; init; }

    /// <summary>The mails that were sent to visitors.</summary>
    public required MemoryPost Post { get; init; }

    /// <param name="time">The clock of the actors' rules; the runtime has its own.</param>
    public static async Task<GrainHost> StartAsync(MemoryFaults? faults = null, IGrainStorage? snapshots = null, TimeProvider? time = null)
    {
        var (post, transcripts, documents) = (new MemoryPost(), new MemoryTranscripts(), new MemoryDocuments());
        var journal = new MemoryJournal(faults);
        var upkeep = new MemoryUpkeep(journal, faults);
        var workspace = new FixedWorkspace();
        var external = new MemoryExternalRouting();
        var (texts, webhooks) = (new MemorySmsSender(), new MemoryWebhooks());
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IJournal>(journal);
        var directory = new MemoryDirectory(journal, faults);
        directory.Register(builder.Services);
        builder.Services.AddSingleton<ISearchIndex>(upkeep).AddSingleton<IDatabaseScrub>(upkeep);
        builder.Services.AddSingleton<IWorkspaceConfiguration>(workspace);
        builder.Services.AddSingleton<IPasswordHash, PlainPasswordHash>();
        builder.Services.AddSingleton<ContactCenter.Conversations.ITranscriptSender>(transcripts);
        builder.Services.AddSingleton<ContactCenter.Conversations.ITranscriptDocuments>(documents);
        builder.Services.AddSingleton<ContactCenter.Routing.IExternalRouting>(external);
        builder.Services.AddSingleton<ContactCenter.Files.IFileStore, MemoryFiles>();
        builder.Services.AddSingleton<ContactCenter.Sms.ISmsSender>(texts);
        builder.Services.AddSingleton<ContactCenter.Webhooks.IWebhookSender>(webhooks).AddSingleton<ContactCenter.Webhooks.IRetryJitter>(webhooks);
        builder.Services.AddSingleton<ContactCenter.Secrets.IServerKeys, MemoryServerKeys>();
        builder.Services.AddSingleton<ContactCenter.Erasure.ReceiptSigner>();
        builder.Services.AddSingleton<ContactCenter.Sms.SmsVisitors>().AddSingleton<ContactCenter.Calls.PhoneAgents>()
            .AddSingleton<ContactCenter.Calls.CallIntake>();
        builder.Services.AddSingleton<ContactCenter.Blocks.IBlockRefusals, MemoryRefusals>();
        builder.Services.AddSingleton(services =>
            new EntityServices(journal, time ?? TimeProvider.System, services.GetRequiredService<ILoggerFactory>()));
        MemoryPost.Register(builder.Services, post, seed: 1);
        AddRuntime(builder);
        builder.Services.AddKeyedSingleton(SnapshotStorage.Provider, snapshots ?? new MemorySnapshots());
        var host = builder.Build();
        await host.StartAsync();
        return new GrainHost(host)
        {
            Journal = journal, Workspace = workspace, Upkeep = upkeep, Post = post, External = external, Texts = texts, Transcripts = transcripts,
            Documents = documents, Directory = directory, Webhooks = webhooks,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static void AddRuntime(HostApplicationBuilder builder)
    {
        builder.UseOrleans(silo => silo.UseLocalhostClustering(siloPort: Silo.Hosting.LoopbackPort.Free(), gatewayPort: 0));
        // Faults that a test injects end a call, not a processor that is busy with others.
        builder.Services.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
    }
}
