using ContactCenter.Integrations.Mail;
using ContactCenter.Integrations.Settings;
using ContactCenter.Integrations.Telemetry;
using ContactCenter.Mail;
using ContactCenter.Silo.Verification;
using ContactCenter.Storage.Hosting;
using ContactCenter.Verification;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Hosting;

/// <summary>Registers how mail, text messages and codes leave this process.</summary>
internal static class MailHosting
{
    private const string FolderName = "mail";

    /// <summary>Mail goes through <c>Smtp:Host</c>, or else to the folder <c>mail</c> in <c>Data:Path</c>.</summary>
    public static void AddMail(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var data = DataFolder.Of(builder.Configuration);
        services.AddSettings<SmtpSettings>(SmtpSettings.Section);
        services.AddSingleton(provider => new MailFolder(Path.Combine(data, FolderName), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IMailbox>(provider => provider.GetRequiredService<MailFolder>());
        services.AddSingleton<IMailSender>(provider => new MeasuredMail(
            provider.GetRequiredService<SmtpSettings>().IsConfigured
                ? ActivatorUtilities.CreateInstance<SmtpMailSender>(provider)
                : provider.GetRequiredService<MailFolder>(),
            provider.GetRequiredService<OutgoingMeter>()));
        services.AddHostedService<MailReport>();
        services.AddSingleton<ICodeSource, RandomCodeSource>();
        services.AddSingleton<CodeSender>();
        services.AddSingleton<RecipientLimit>();
        services.AddSingleton<VerificationServices>();
    }
}
