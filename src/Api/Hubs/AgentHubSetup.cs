using ContactCenter.Api.Conversations;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Routing;
using ContactCenter.Api.SignIn;
using ContactCenter.Api.Telemetry;
using ContactCenter.Silo.Feed;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContactCenter.Api.Hubs;

/// <summary>Adds the live feed and the agents' hub to an API node.</summary>
public static class AgentHubSetup
{
    /// <summary>Bytes of one call of a client: a message of 16 KiB with every character escaped, and some.</summary>
    private const int MaxCallBytes = 128 * 1024;

    /// <summary>
    /// Needs: <see cref="IJournal"/>, <see cref="IJournalFollower"/>, the directory, the configuration's copy, REST's sign-in and a grain factory.
    /// </summary>
    public static IServiceCollection AddAgentHub(this IServiceCollection services)
    {
        services.AddOptions<FeedOptions>().BindConfiguration(FeedOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<QueuePlaceOptions>().BindConfiguration(QueuePlaceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FeedRooms>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<IJournalConsumer>(provider => provider.GetRequiredService<LiveFeed>());
        services.AddSingleton<FeedAccess>();
        services.AddSingleton<FeedSnapshots>();
        services.AddSingleton<FeedStarter>();
        services.AddSingleton<FeedServices>();
        services.AddSingleton<ISignalListener, SignalsOfOthers>();
        services.AddSingleton<IDraftAnnouncer, DraftAnnouncer>();
        services.AddSingleton<ConnectionLimits>();
        services.AddSingleton<VisitorConnections>();
        services.AddSingleton<VisitorSeats>();
        services.AddSingleton<QueuePositions>();
        services.AddHostedService<FeedTicker>();
        services.AddHostedService<QueueAnnouncer>();
        services.AddHostedService<ViewersAnnouncer>();
        services.AddSingleton<IRemovedRooms, RemovedRooms>();
        services.TryAddSingleton<CommandRetry>();
        services.TryAddSingleton<IIdSource, RandomIdSource>();
        services.TryAddSingleton<IReadCursors, ReadCursors>();
        services.TryAddSingleton<IVisitorActions, VisitorActions>();
        services.AddSingleton<SharedEntries>();
        services.AddSingleton<HubLifetimeManager<AgentHub>, AgentConnections>();
        services.AddSingleton<HubLog>();
        services.TryAddSingleton<ResponseWriter>();
        services.AddSingleton<HubErrors>();
        services.TryAddSingleton<ApiMeter>();
        services.AddSingleton<HubMeter>();
        services.AddSignIn();
        services.AddSignalR(options =>
        {
            options.AddFilter<HubErrors>();
            options.AddFilter<HubMeter>();
            options.MaximumReceiveMessageSize = MaxCallBytes;
            options.SupportedProtocols = ["json"];
        }).AddJsonProtocol(options => options.PayloadSerializerOptions = ApiJson.Options);
        // Both hubs' clients and the server ping each other already: a second pulse would be a timer and a frame more for each connection.
        services.Configure<Microsoft.AspNetCore.Builder.WebSocketOptions>(options => options.KeepAliveInterval = Timeout.InfiniteTimeSpan);
        // The host's own request log would show the access token in the query of a WebSocket.
        // SignalR's would show calls with their arguments: a visitor's token, and what people write.
        services.Configure<LoggerFilterOptions>(options =>
        {
            options.Rules.Add(new LoggerFilterRule(null, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, null));
            options.Rules.Add(new LoggerFilterRule(null, "Microsoft.AspNetCore.SignalR.Internal", LogLevel.Information, null));
        });
        return services;
    }

    /// <summary>WebSockets only: its flow control is what slows the feed of a slow client.</summary>
    public static IEndpointConventionBuilder MapAgentHub(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapHub<AgentHub>(AgentHub.Path, options => options.Transports = HttpTransportType.WebSockets)
            .RequireHubSignIn().LimitConnections();

    /// <summary>Maps the visitors' hub as the agents' hub is mapped; visitors identify themselves by a ticket, or with their first call.</summary>
    public static IEndpointConventionBuilder MapVisitorHub(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapHub<VisitorHub>(VisitorHub.Path, options => options.Transports = HttpTransportType.WebSockets)
            .TakeVisitorTickets().LimitConnections();
}
