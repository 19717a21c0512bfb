using ContactCenter.Wording;

namespace ContactCenter.Mail;

/// <summary>What other people wrote, inside a mail of ours.</summary>
public static class MailBody
{
    /// <summary>How mail programs mark what somebody else said; no line of ours begins with it.</summary>
    private const string Mark = "> ";

    /// <summary>Every line marked, whatever ends it: none can be taken for one of ours.</summary>
    public static string Quoted(string text) => string.Join('\n', VisibleText.Lines(text).Select(line => Mark + line));
}
