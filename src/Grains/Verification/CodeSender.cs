using ContactCenter.Addresses;
using ContactCenter.Mail;
using ContactCenter.Wording;
using ContactCenter.Workspace;

namespace ContactCenter.Verification;

/// <summary>Sends codes to the addresses that are to be proven.</summary>
public sealed class CodeSender(IMailSender mail, IPhoneCodeSender phones, IWorkspaceConfiguration workspace)
{
    private const int TitleCharactersMax = 100;

    public Task SendAsync(VerificationAddress address, string code, TimeSpan validFor, CancellationToken cancellationToken = default)
    {
        var title = Title();
        var text = VerificationTexts.Message(title, code, validFor);
        return address.Field == VerifiedFields.Email
            ? mail.SendAsync(new MailText(address.Value, VerificationTexts.MailSubject(title), text), cancellationToken)
            : phones.SendAsync(address.Value, text, cancellationToken);
    }

    /// <summary>The widget's title on one line, whatever the setting contains.</summary>
    private string Title()
    {
        var line = VisibleText.OneLine(workspace.Current.SettingText("Livechat_title"));
        return line.Length > TitleCharactersMax ? line[..TitleCharactersMax] : line;
    }
}
