using ContactCenter.Errors;
using ContactCenter.Mail;
using ContactCenter.Wording;

namespace ContactCenter.Visitors;

/// <inheritdoc cref="IOfflineMessageGrain"/>
internal sealed class OfflineMessageGrain(IMailSender mail) : Grain, IOfflineMessageGrain
{
    public Task Send(OfflineMessage message) => mail.SendAsync(OfflineMessages.Mail(this.GetPrimaryKeyString(), message));
}

/// <summary>Writes the mail in which an offline message arrives.</summary>
public static class OfflineMessages
{
    public const int TextMax = 10_000;

    /// <summary>Neither the workspace nor the department has an address. The visitor is told, so that its message is not lost.</summary>
    public static Error NotConfigured { get; } = Error.Plain("error-offline-messages-not-configured");
    public static Error Disabled { get; } = Error.Plain("error-offline-form-disabled");
    public static Error InvalidEmail { get; } = Error.Plain("error-invalid-email");

    /// <summary>
    /// Writes the mail. Its subject is ours and has nothing that the visitor wrote. The message is quoted, so none of its lines looks like
    /// ours. An answer goes to the visitor.
    /// </summary>
    public static MailText Mail(string to, OfflineMessage message)
    {
        var lines = new List<string> { $"Name: {VisibleText.Isolated(message.Name)}", $"E-mail: {message.Email}" };
        if (message.DepartmentName is not null) lines.Add($"Department: {VisibleText.Isolated(message.DepartmentName)}");
        if (message.Host is not null) lines.Add($"Page: {VisibleText.Isolated(message.Host)}");
        return new MailText(to, "Message from a visitor", string.Join('\n', lines) + "\n\n" + MailBody.Quoted(message.Text))
        {
            Answers = new MailReplies(message.Email),
        };
    }
}
