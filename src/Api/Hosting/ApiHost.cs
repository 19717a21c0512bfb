using ContactCenter.Api.Hubs;
using ContactCenter.Api.Starting;
using ContactCenter.Silo.Hosting;

namespace ContactCenter.Api.Hosting;

/// <summary>The whole Api process, as Program runs it and tests start it.</summary>
public static class ApiHost
{
    /// <param name="configure">Applied last: what a test replaces.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHostedService<AddressCheck>();
        if (ClusterSettings.Read(builder.Configuration).IsConfigured) builder.AddContactCenterClient();
        else builder.AddContactCenterSilo();
        builder.AddContactCenterApi();
        builder.Services.AddAgentHub();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapContactCenterApi();
        app.MapAgentHub();
        app.MapVisitorHub();
        return app;
    }
}
