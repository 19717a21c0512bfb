using ContactCenter.Addresses;
using ContactCenter.Mail;
using ContactCenter.Workspace;

namespace ContactCenter.Accounts;

/// <summary>Mails codes to the owners of accounts.</summary>
public sealed class AccountMail(IMailSender mail, IWorkspaceConfiguration workspace)
{
    /// <exception cref="ArgumentException">The address is none that mail can be sent to.</exception>
    public Task SendAsync(string email, string token, TimeSpan validFor, CancellationToken cancellationToken = default)
    {
        if (!VerificationAddress.TryEmail(email, out var address)) throw new ArgumentException("No e-mail address.", nameof(email));
        var page = workspace.Current.SettingText(AccountSettings.PasswordResetPage);
        var how = page.Length > 0 ? $"Open this page to choose a password:\n\n{page}#{token}\n" : $"Enter this code to choose a password:\n\n{token}\n";
        return mail.SendAsync(
            new MailText(
                address.Value, "Your password",
                $"{how}\nIt is valid for {(int)validFor.TotalMinutes} minutes and works once. If you have not asked for it, do nothing.\n"),
            cancellationToken);
    }
}
