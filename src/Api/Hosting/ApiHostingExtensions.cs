using ContactCenter.Api.Accounts;
using ContactCenter.Api.Agents;
using ContactCenter.Api.Audit;
using ContactCenter.Api.Catalogs;
using ContactCenter.Api.Contacts;
using ContactCenter.Api.Contacts.Blocks;
using ContactCenter.Api.Contacts.Erasure;
using ContactCenter.Api.Contacts.Transfer;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.CustomFields;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Files;
using ContactCenter.Api.Health;
using ContactCenter.Api.Hubs;
using ContactCenter.Api.Oidc;
using ContactCenter.Api.OpenApi;
using ContactCenter.Api.RateLimits;
using ContactCenter.Api.Routing;
using ContactCenter.Api.SignIn;
using ContactCenter.Api.Sms;
using ContactCenter.Api.Visitors;
using ContactCenter.Api.Visitors.Blocks;
using ContactCenter.Api.Workspace;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Erasure;
using ContactCenter.Journal;
using ContactCenter.Integrations.Settings;
using ContactCenter.Secrets;
using ContactCenter.Silo.Accounts;
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
        builder.AddAllowedOrigins();
        builder.AddOidc();
        AddPipeline(services);
        AddModules(services);
        services.AddOperations();
        services.AddOpenApiDescription();
        services.AddHostedService<FirstAdministrator>();

        // The framework's own request log tells paths and queries, which hold visitors' tokens; ours tells routes (OperationRunner).
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
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
        app.UseAllowedOrigins();
        if (app.Services.GetRequiredService<PublicPages>().HasSwagger) app.UseOpenApiDescription();
        app.UseAuthentication();
        app.UseAuthorization();
        var runner = app.Services.GetRequiredService<OperationRunner>();
        var routes = new ApiRoutes(app, runner);
        foreach (var module in app.Services.GetServices<IApiModule>()) module.Map(routes);
        OperationCatalog.MapAll(routes, app.Services);
        app.Services.GetRequiredService<HealthEndpoints>().Map(app);
        app.MapOidc();

        var writer = app.Services.GetRequiredService<ResponseWriter>();
        app.MapFallback(ApiRoutes.BasePath + "{**path}", (RequestDelegate)(http => writer.WriteAsync(http.Response, ApiResponse.NotFound)));
        return app;
    }

    private static void AddPipeline(IServiceCollection services)
    {
        services.AddSingleton<SessionCache>();
        services.AddSingleton<IJournalConsumer>(provider => provider.GetRequiredService<SessionCache>());
        services.AddSingleton<IAuthenticator, Authenticator>();
        services.AddSignIn();
        services.AddSingleton<CallCounters>();
        services.AddSingleton<RateLimiter>();
        services.AddSingleton<Quotas>();
        services.AddSingleton<TokenQuota>();
        services.AddSingleton<TokenGuard>();
        services.AddSingleton<AddressConnections>();
        services.AddSingleton<CommandRetry>();
        services.AddSingleton<ResponseWriter>();
        services.AddSingleton<IpBlocks>();
        services.AddSingleton<IJournalConsumer>(provider => provider.GetRequiredService<IpBlocks>());
        services.AddSingleton<CallsUnderWay>();
        services.AddSingleton<IpBlockSpread>();
        services.AddSingleton<VisitorGate>();
        services.AddSingleton<IVisitorPipeline, VisitorPipeline>();
        services.AddHostedService<BlockedVisitors>();
        services.AddSingleton<UserConnections>();
        services.AddSingleton<IUserConnections>(provider => provider.GetRequiredService<UserConnections>());
        services.AddSingleton<IJournalConsumer>(provider => provider.GetRequiredService<UserConnections>());
        services.AddHostedService(provider => provider.GetRequiredService<UserConnections>());
        services.AddSingleton<OperationRunner>();
        services.AddSingleton<HealthEndpoints>();
    }

    private static void AddModules(IServiceCollection services)
    {
        services.AddSingleton<ConversationVisibility>();
        services.AddSingleton<VisibleConversations>();
        services.AddSingleton<TranscriptReader>();
        services.AddSingleton<IMessageSender, AgentMessageSender>();
        services.AddSingleton<ChannelBlocks>();
        services.AddSingleton<VisitorAccess>();
        services.AddSingleton<VisitorCursors>();
        services.AddSingleton<Oversight>();
        services.AddSingleton<TimelineReader>();
        services.AddSingleton<CallsBeforeBlock>();
        services.AddSingleton<ContactLookup>();
        services.AddSingleton<ContactManagers>();
        services.AddSingleton<ContactAccessLog>();
        services.AddSingleton<ContactHistory>();
        services.AddSingleton<VisitorRemoval>();
        services.AddSingleton<Users>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<SignInFailures>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInFailures>());
        services.AddSingleton<SignInGuard>();
        services.AddSingleton<ExportTrail>();
        services.AddSingleton<AgentRoles>();
        services.AddSingleton<Departments>();
        services.AddSingleton<IApiModule, LoginEndpoints>();
        services.AddSingleton<IApiModule, UserEndpoints>();
        services.AddSingleton<IApiModule, UserChangeEndpoints>();
        services.AddSingleton<IApiModule, PasswordEndpoints>();
        services.AddSingleton<IApiModule, SessionEndpoints>();
        services.AddSingleton<IApiModule, SecondFactorEndpoints>();
        services.AddSingleton<IApiModule, AuditEndpoints>();
        services.AddSingleton<IApiModule, AgentEndpoints>();
        services.AddSingleton<IApiModule, AgentProfileEndpoints>();
        services.AddSingleton<IApiModule, BusinessHourEndpoints>();
        services.AddSingleton<Catalog>();
        services.AddSingleton<IApiModule, ServiceLevelEndpoints>();
        services.AddSingleton<IApiModule, TagEndpoints>();
        services.AddSingleton<IApiModule, UnitEndpoints>();
        services.AddSingleton<IApiModule, MonitorEndpoints>();
        services.AddSingleton<IApiModule, CannedResponseEndpoints>();
        services.AddSingleton<IApiModule, BlockEndpoints>();
        services.AddSingleton<IApiModule, BlockedEndpoints>();
        services.AddSingleton<IApiModule, MergeEndpoints>();
        services.AddSingleton<IApiModule, TimelineEndpoints>();
        services.AddSingleton<IApiModule, LegacyContactEndpoints>();
        services.AddSingleton<IApiModule, ImportEndpoint>();
        services.AddSingleton<IApiModule, ExportEndpoint>();
        services.AddSingleton<IApiModule, ErasureEndpoints>();
        services.AddSingleton<IApiModule, PersonExport>();
        services.AddSingleton<IApiModule, VisitorEndpoints>();
        services.AddSingleton<IApiModule, VisitorDeletionEndpoint>();
        services.AddSingleton<IApiModule, VisitorConversationEndpoints>();
        services.AddSingleton<IApiModule, VisitorRoomEndpoints>();
        services.AddSingleton<IApiModule, VerificationEndpoints>();
        services.AddSingleton<IApiModule, WidgetConfigEndpoints>();
        services.AddSingleton<IApiModule, RoomQueueEndpoint>();
        services.AddSingleton<IApiModule, RoutingEndpoints>();
        services.AddSingleton<UploadReader>();
        services.AddSingleton<IApiModule, FileEndpoints>();
        services.AddSingleton<SmsMedia>();
        services.AddSingleton<IApiModule, SmsEndpoints>();
        services.AddSingleton<IApiModule, VisitorLookupEndpoints>();
        services.AddSingleton<IApiModule, VisitorServiceEndpoints>();
        services.AddSingleton<IApiModule, RoomRemovalEndpoints>();
        services.AddSingleton<IApiModule, CustomFieldEndpoints>();
        services.AddSingleton<IApiModule, VisitorCustomFieldEndpoints>();
        services.AddSingleton<IApiModule, RoomListEndpoints>();
        services.AddSingleton<IApiModule, RoomEndpoints>();
        services.AddSingleton<ForwardTargets>();
        services.AddSingleton<IApiModule, TransferEndpoints>();
        services.AddSingleton<IApiModule, RoomInfoEndpoints>();
        services.AddSingleton<IApiModule, RoomMessageEndpoints>();
        services.AddSingleton<IApiModule, PriorityEndpoints>();
        services.AddSingleton<IApiModule, InquiryEndpoints>();
        services.AddSingleton<IApiModule, DepartmentEndpoints>();
        services.AddSingleton<IApiModule, DepartmentListEndpoints>();
        services.AddSingleton<IApiModule, RoleEndpoints>();
        services.AddSingleton<IApiModule, PermissionEndpoints>();
        services.AddSingleton<SettingAddresses>();
        services.AddSingleton<IApiModule, SettingEndpoints>();
    }
}
