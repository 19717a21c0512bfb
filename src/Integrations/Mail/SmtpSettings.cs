using System.ComponentModel.DataAnnotations;
using MimeKit;

namespace ContactCenter.Integrations.Mail;

/// <summary>The mail server, section <c>Smtp</c> of the configuration. Without <see cref="Host"/> mail is written to a folder.</summary>
public sealed class SmtpSettings : IValidatableObject
{
    public const string Section = "Smtp";

    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary>Absent = no sign-in.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender's address, alone or behind a name: <c>Example Ltd &lt;desk@example.com&gt;</c>. Needed with <see cref="Host"/>.</summary>
    public string? From { get; init; }

    internal MailboxAddress Sender => MailboxAddress.Parse(From!);

    /// <summary>STARTTLS. Off only for a server on this machine or in tests: mail holds codes.</summary>
    public bool UseTls { get; init; } = true;

    /// <summary>The seconds that one mail may take, waiting for other mails included.</summary>
    [Range(1, 25)]
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>Mails that are under way at once.</summary>
    [Range(1, 100)]
    public int ConnectionsMax { get; init; } = 8;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsConfigured && !(MailboxAddress.TryParse(From ?? "", out var from) && from.Domain.Length > 0))
            yield return new ValidationResult("with a Host, From must be an e-mail address.");
    }
}
