using ContactCenter.Calls;
using ContactCenter.Integrations.Settings;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Ari;
using ContactCenter.Integrations.Telephony.Dialing;
using ContactCenter.Integrations.Telephony.Formats;
using ContactCenter.Integrations.Telephony.Recordings;
using ContactCenter.Integrations.Telephony.Signing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Hosting;

/// <summary>Registers what speaks with PBXs and telephony providers.</summary>
public static class TelephonyHosting
{
    /// <summary>For every process.</summary>
    internal static void AddTelephony(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<TelephonySettings>(TelephonySettings.Section, TelephonySettings.Bind);
        services.AddSingleton(provider => Asterisk(provider.GetRequiredService<TelephonySettings>()));
        services.AddSingleton<AriEvents>();
        services.AddSingleton<ICallEventAdapter>(provider => provider.GetRequiredService<AriEvents>());
        services.AddSingleton<ICallEventAdapter, AmiEvents>();
        services.AddSingleton<ICallEventAdapter, TwilioVoice>();
        services.AddSingleton<ICallEventAdapter, CtiEvents>();
        services.AddSingleton<ICallEventAdapter>(
            provider => new FreeSwitchEvents(provider.GetRequiredService<TelephonySettings>().FreeSwitchRecordingsUrl));
        services.AddSingleton<SignedWebhooks>();
        services.AddSingleton<PbxTokens>();
        services.AddSingleton<IRecordingSource, RecordingSource>();
        services.AddSingleton(Dialer);
    }

    /// <summary>For the processes that take events: reads Asterisk's WebSockets, and opens one where the configuration says so.</summary>
    public static void AddAriEvents<TSink>(this IHostApplicationBuilder builder)
        where TSink : class, ICallEventSink
    {
        builder.Services.AddSingleton<ICallEventSink, TSink>();
        builder.Services.AddSingleton<AriEventPump>();
        builder.Services.AddSingleton<AriSocket>();
        builder.Services.AddHostedService<AriListener>();
    }

    private static AsteriskOptions Asterisk(TelephonySettings settings) => new(settings.Trunks, settings.Ari.Url);

    private static ITelephony Dialer(IServiceProvider provider) => provider.GetRequiredService<TelephonySettings>().Dial switch
    {
        CallFormats.Ari => ActivatorUtilities.CreateInstance<AriDialer>(provider),
        CallFormats.Twilio => ActivatorUtilities.CreateInstance<TwilioDialer>(provider),
        DialWebhookSettings.Name => ActivatorUtilities.CreateInstance<WebhookDialer>(provider),
        _ => new NoTelephony(),
    };
}
