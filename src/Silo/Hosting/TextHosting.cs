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
        builder.Services.AddSingleton(SmsSettings.Read(builder.Configuration));
        builder.Services.AddSingleton<TextVisitors>();
        builder.Services.AddSingleton<TwilioMedia>();
        builder.Services.AddHostedService<TextReport>();
    }

    /// <summary>For processes with grains. Before the mail's, which knows what to do with codes when there is no provider.</summary>
    public static void AddTexts(this IHostApplicationBuilder builder)
    {
        if (!SmsSettings.Read(builder.Configuration).IsConfigured)
        {
            builder.Services.AddSingleton<ITextMessenger, NoMessenger>();
            return;
        }

        builder.Services.AddSingleton<ITextMessenger, TwilioMessenger>();
        builder.Services.AddSingleton<IPhoneCodeSender, TextedCodes>();
    }
}
