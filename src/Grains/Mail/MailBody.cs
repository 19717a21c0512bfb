using ContactCenter.Wording;

namespace ContactCenter.Mail;

/// <summary>Quotes other people's text inside a mail of ours.</summary>
public static class MailBody
{
    /// <summary>The mark by which mail programs show quoted text. No line of ours begins with it.</summary>
    private const string Mark = "> ";

    /// <summary>Marks every line of a text, whatever ends it, so that none can be taken for one of ours.</summary>
    public static string Quoted(string text) => string.Join('\n', VisibleText.Lines(text).Select(line => Mark + line));
}
