using ContactCenter.Integrations.Mail;
using ContactCenter.Integrations.Settings;
using ContactCenter.Integrations.Sms;
using ContactCenter.Texts;
using ContactCenter.Verification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Hosting;

/// <summary>Registers how text messages come and go.</summary>
internal static class TextHosting
{
    /// <summary>For every process: API nodes check what the provider calls.</summary>
    public static void AddTextSettings(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<SmsSettings>(SmsSettings.Section);
        builder.Services.AddSingleton<TextVisitors>();
        builder.Services.AddSingleton<TwilioMedia>();
        builder.Services.AddHostedService<TextReport>();
    }

    /// <summary>For processes with grains.</summary>
    public static void AddTexts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ITextMessenger>(provider => provider.GetRequiredService<SmsSettings>().IsConfigured
            ? ActivatorUtilities.CreateInstance<TwilioMessenger>(provider)
            : new NoMessenger());
        // Without a provider codes are written where mail is: somebody can read them there.
        builder.Services.AddSingleton<IPhoneCodeSender>(provider => provider.GetRequiredService<SmsSettings>().IsConfigured
            ? ActivatorUtilities.CreateInstance<TextedCodes>(provider)
            : provider.GetRequiredService<MailFolder>());
    }
}
