using ContactCenter.Integrations.Outgoing;
using ContactCenter.Integrations.Settings;
using ContactCenter.Integrations.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Hosting;

/// <summary>Registers what everything that calls out goes through.</summary>
internal static class OutgoingHosting
{
    public static void AddOutgoing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<OutgoingOptions>(OutgoingOptions.Section, OutgoingOptions.Bind);
        builder.Services.AddSingleton(provider => provider.GetRequiredService<OutgoingOptions>().ToSettings());
        builder.Services.TryAddSingleton<IHostNames, SystemHostNames>();
        builder.Services.AddSingleton<OutgoingGuard>();
        builder.Services.AddSingleton<OutgoingMeter>();
        builder.Services.AddSingleton<OutgoingHttp>();
    }
}
