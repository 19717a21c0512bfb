using ContactCenter.Integrations.Mail;
using ContactCenter.Integrations.Settings;
using ContactCenter.Integrations.Sms;
using ContactCenter.Integrations.Telemetry;
using ContactCenter.Sms;
using ContactCenter.Verification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Hosting;

/// <summary>Registers how text messages come and go.</summary>
internal static class SmsHosting
{
    /// <summary>For every process: API nodes check what the provider calls.</summary>
    public static void AddSmsSettings(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<SmsSettings>(SmsSettings.Section);
        builder.Services.AddSingleton<SmsVisitors>();
        builder.Services.AddSingleton<TwilioMedia>();
        builder.Services.AddHostedService<SmsStartReport>();
    }

    /// <summary>For processes with grains.</summary>
    public static void AddSms(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ISmsSender>(provider => provider.GetRequiredService<SmsSettings>().IsConfigured
            ? new MeasuredSms(ActivatorUtilities.CreateInstance<TwilioSmsSender>(provider), provider.GetRequiredService<OutgoingMeter>())
            : new NoSmsSender());
        // Without a provider codes are written where mail is: somebody can read them there.
        builder.Services.AddSingleton<IPhoneCodeSender>(provider => provider.GetRequiredService<SmsSettings>().IsConfigured
            ? ActivatorUtilities.CreateInstance<SmsCodes>(provider)
            : provider.GetRequiredService<MailFolder>());
    }
}
