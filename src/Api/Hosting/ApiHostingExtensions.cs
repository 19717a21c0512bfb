using ContactCenter.Api.Accounts;
using ContactCenter.Api.Audit;
using ContactCenter.Api.Calls;
using ContactCenter.Api.Calls.Events;
using ContactCenter.Api.Calls.Extensions;
using ContactCenter.Api.Calls.Voip;
using ContactCenter.Api.Catalogs.CannedResponses;
using ContactCenter.Api.Contacts;
using ContactCenter.Api.Contacts.Blocks;
using ContactCenter.Api.Contacts.Erasure;
using ContactCenter.Api.Contacts.Transfer;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.CustomFields;
using ContactCenter.Api.Docs;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Files;
using ContactCenter.Api.Health;
using ContactCenter.Api.Hubs;
using ContactCenter.Api.Oidc;
using ContactCenter.Api.OpenApi;
using ContactCenter.Api.Retention;
using ContactCenter.Api.Routing;
using ContactCenter.Api.Screens;
using ContactCenter.Api.SignIn;
using ContactCenter.Api.Sms;
using ContactCenter.Api.Telemetry;
using ContactCenter.Api.Visitors;
using ContactCenter.Api.Visitors.Blocks;
using ContactCenter.Api.Workspace;
using ContactCenter.Api.Workspace.BusinessHours;
using ContactCenter.Erasure;
using ContactCenter.Integrations.Settings;
using ContactCenter.Integrations.Telephony.Ari;
using ContactCenter.Secrets;
using ContactCenter.Silo.Accounts;
using ContactCenter.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContactCenter.Api.Hosting;

/// <summary>Composition of the REST side. Grains, journal and directory are registered by the silo and the storage.</summary>
public static class ApiHostingExtensions
{
    public static WebApplicationBuilder AddContactCenterApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, RandomIdSource>();
        services.TryAddSingleton<IPasswordHash, PasswordHash>();
        services.AddSettings<RateLimitOptions>(RateLimitOptions.Section).AddSettings<QuotaOptions>(QuotaOptions.Section)
            .AddSettings<ImportOptions>(ImportOptions.Section);
        services.AddSingleton(PublicPages.Read(builder.Configuration));
        services.AddSingleton(new ScreenFiles(builder.Configuration));
        builder.AddAllowedOrigins();
        builder.AddOidc();
        builder.AddAriEvents<CallEventTaker>();
        AddPipeline(services);
        AddModules(services);
        services.AddOperations();
        services.AddOpenApiDescription();
        services.AddHostedService<FirstAdministrator>();

        // The framework's own request log tells paths and queries, which hold visitors' tokens; ours tells routes (OperationRunner).
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // The framework's handlers report under our classes' names, a line for everybody who is not signed in.
        builder.Logging.AddFilter(typeof(TokenAuthentication).Namespace!, LogLevel.Warning);
        // The engine's library reports every placement of a grain.
        builder.Logging.AddFilter("Polly", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // A little above ours, which answers in the contract's form; this one ends what is far beyond.
            options.Limits.MaxRequestBodySize = 2 * InputLimits.BodyBytesMax;
        });
        return builder;
    }

    public static WebApplication MapContactCenterApi(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseSecurityHeaders();
        app.UseMiddleware<ErrorMiddleware>();
        app.UseFarewell();
        app.UseAllowedOrigins();
        if (app.Services.GetRequiredService<PublicPages>().HasSwagger) app.UseOpenApiDescription();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapOperations();
        app.MapAriSocket(app.Services.GetRequiredService<AriSocket>());
        app.Services.GetRequiredService<HealthEndpoints>().Map(app);
        app.MapDocsPage();
        app.MapOidc();
        app.MapScreens();

        var writer = app.Services.GetRequiredService<ResponseWriter>();
        app.MapFallback(ApiRoutes.BasePath + "{**path}", (RequestDelegate)(http => writer.WriteAsync(http.Response, CommonErrors.ResourceNotFound)));
        return app;
    }

    private static void AddPipeline(IServiceCollection services)
    {
        services.AddSingleton<SessionCache>();
        services.AddSingleton<IJournalConsumer>(provider => provider.GetRequiredService<SessionCache>());
        services.AddSingleton<IAuthenticator, Authenticator>();
        services.AddSingleton<IHubTickets, HubTickets>();
        services.AddSignIn();
        services.AddSingleton<CallCounters>();
        services.AddSingleton<RateLimiter>();
        services.AddSingleton<Quotas>();
        services.AddSingleton<TokenQuota>();
        services.AddSingleton<TokenGuard>();
        services.AddSingleton<AddressConnections>();
        services.AddSingleton<CommandRetry>();
        services.AddSingleton<ResponseWriter>();
        services.TryAddSingleton<ApiMeter>();
        services.AddSingleton<IpBlocks>();
        services.AddSingleton<IJournalConsumer>(provider => provider.GetRequiredService<IpBlocks>());
        services.AddSingleton<CallsUnderWay>();
        services.AddSingleton<BlockLease>();
        services.AddSingleton<IJournalConsumer>(provider => provider.GetRequiredService<BlockLease>());
        services.AddHostedService(provider => provider.GetRequiredService<BlockLease>());
        services.AddSingleton<IpBlockSpread>();
        services.AddSingleton<VisitorGate>();
        services.AddSingleton<IVisitorPipeline, VisitorPipeline>();
        services.AddHostedService<BlockedVisitors>();
        services.AddSingleton<UserConnections>();
        services.AddSingleton<IUserConnections>(provider => provider.GetRequiredService<UserConnections>());
        services.AddSingleton<IJournalConsumer>(provider => provider.GetRequiredService<UserConnections>());
        services.AddHostedService(provider => provider.GetRequiredService<UserConnections>());
        services.AddSingleton<ISignedRequests, SignedCallRequests>();
        services.AddSingleton<OperationRunner>();
        services.AddSingleton<HealthEndpoints>();
        services.AddSingleton<NodeLife>();
        services.AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<NodeLife>());
    }

    private static void AddModules(IServiceCollection services)
    {
        services.AddSingleton<ConversationVisibility>();
        services.AddSingleton<VisibleConversations>();
        services.AddSingleton<TranscriptReader>();
        services.AddSingleton<IMessageSender, AgentMessageSender>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<IDrafts>(provider => provider.GetRequiredService<Drafts>());
        services.AddSingleton<ChannelBlocks>();
        services.AddSingleton<VisitorAccess>();
        services.AddSingleton<VisitorCursors>();
        services.AddSingleton<VisitorRooms>();
        services.AddSingleton<ShownAgents>();
        services.AddSingleton<OwnRoomTransfer>();
        services.AddSingleton<ChangedFields>();
        services.AddSingleton<Oversight>();
        services.AddSingleton<TimelineReader>();
        services.AddSingleton<CallsBeforeBlock>();
        services.AddSingleton<ContactLookup>();
        services.AddSingleton<ImportUpload>();
        services.AddSingleton<ContactDeletions>();
        services.AddSingleton<RetentionPreview>();
        services.AddSingleton<ExportedCalls>();
        services.AddSingleton<ContactManagers>();
        services.AddSingleton<ContactAccessLog>();
        services.AddSingleton<ContactHistory>();
        services.AddSingleton<VisitorRemoval>();
        services.AddSingleton<Users>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<SignInFailures>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInFailures>());
        services.AddSingleton<SignInGuard>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<SessionEnding>();
        services.AddSingleton<ExportTrail>();
        services.AddSingleton<AgentRoles>();
        services.AddSingleton<AccountChanges>();
        services.AddSingleton<Departments>();
        services.AddSingleton<DepartmentSaving>();
        services.AddSingleton<WorkspaceWriter>();
        services.AddSingleton<BusinessHourReach>();
        services.AddSingleton<CannedResponseReach>();
        services.AddSingleton<UploadReader>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<VisibleCalls>();
        services.AddSingleton<AgentExtensions>();
        services.AddSingleton<QueueFigures>();
        services.AddSingleton<CallEventCounts>();
        services.AddSingleton<CallEventTaker>();
        services.AddSingleton<ProviderCalls>();
        services.AddSingleton<SmsWebhook>();
        services.AddSingleton<SmsMedia>();
        services.AddSingleton<ForwardTargets>();
        services.AddSingleton<RoomInfoValues>();
        services.AddSingleton<SettingAddresses>();
    }
}
