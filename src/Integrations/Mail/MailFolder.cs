using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContactCenter.Addresses;
using ContactCenter.Mail;
using ContactCenter.Verification;
using ContactCenter.Wording;
using MimeKit;

namespace ContactCenter.Integrations.Mail;

/// <summary>
/// Mail and text messages as files, where nothing is configured that could send them: one per message, named by its time, a random number
/// and a hash of its recipient, so that what was written to somebody can be found and deleted. Readable by this process's user only.
/// </summary>
/// <param name="path">Created with the first message.</param>
/// <param name="filesMax">At most this many are kept; the oldest go first.</param>
public sealed class MailFolder(string path, TimeProvider time, int filesMax = MailFolder.DefaultFilesMax) : IMailSender, IPhoneCodeSender, IMailbox, IDisposable
{
    public const int DefaultFilesMax = 10_000;
    private const string MailExtension = ".eml";
    private const string TextExtension = ".txt";
    private const string UnfinishedExtension = ".tmp";
    private const int HashDigits = 16;
    private const int RandomBytes = 4;

    /// <summary>Files are counted once per so many messages, and as much room is made.</summary>
    private const int WritesPerSweep = 100;

    private static readonly FormatOptions FileFormat = Format();
    private readonly SemaphoreSlim _writing = new(1);
    private int _writesUntilSweep;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Whoever reads the file sees the text as it is, and first to whom it goes.</summary>
    public async Task SendAsync(MailText mail, CancellationToken cancellationToken = default)
    {
        using var message = MailMessages.Of(mail, null, time.GetUtcNow());
        foreach (var id in new[] { HeaderId.Subject, HeaderId.To })
        {
            message.Headers.Remove(id);
            var value = id == HeaderId.To ? mail.To : $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(mail.Subject))}?=";
            message.Headers.Insert(0, RawHeader(id, value));
        }

        ((MimePart)message.Body!).ContentTransferEncoding = ContentEncoding.EightBit;
        using var content = new MemoryStream();
        await message.WriteToAsync(FileFormat, content, cancellationToken);
        await WriteAsync(mail.To, Encoding.UTF8.GetString(content.ToArray()), MailExtension, cancellationToken);
    }

    public Task SendAsync(string number, string text, CancellationToken cancellationToken = default) =>
        WriteAsync(number, $"To: {number}\n\n{text}", TextExtension, cancellationToken);

    public async Task<int> EraseAsync(ImmutableArray<string> addresses, CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(Path)) return 0;
        var hashes = addresses.SelectMany(HashesOf).ToHashSet(StringComparer.Ordinal);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var files = Files().Where(file => hashes.Contains(HashIn(file))).ToList();
            foreach (var file in files) File.Delete(file);
            return files.Count;
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose() => _writing.Dispose();

    /// <summary>The same for an address however it is written.</summary>
    internal static string HashOf(string address) => HashesOf(address).First();

    /// <summary>The names of the address: the present one, and those that former versions gave to files.</summary>
    private static IEnumerable<string> HashesOf(string address)
    {
        var forms = ContactAddresses.EmailKey(address).Contains('@', StringComparison.Ordinal)
            ? ContactAddresses.EmailForms(address)
            : PhoneForm.Of(address)?.BlockedForms ?? [""];
        return forms.Select(form => Hashes.Hex(form)[..HashDigits]);
    }

    private static FormatOptions Format()
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        options.International = true;
        return options;
    }

    /// <summary>On one line, however long.</summary>
    private static Header RawHeader(HeaderId id, string value)
    {
        var header = new Header(id, "");
        header.SetRawValue(Encoding.UTF8.GetBytes($" {value}\r\n"));
        return header;
    }

    private async Task WriteAsync(string recipient, string text, string extension, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            CreateFolder();
            if (_writesUntilSweep-- <= 0) Sweep();
            var file = System.IO.Path.Combine(Path, NameFor(recipient));
            // Whoever reads the folder sees whole messages.
            await File.WriteAllTextAsync(file + UnfinishedExtension, text, cancellationToken);
            File.Move(file + UnfinishedExtension, file + extension);
        }
        finally
        {
            _writing.Release();
        }
    }

    private string NameFor(string recipient)
    {
        var at = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        return $"{at}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}-{HashOf(recipient)}";
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
        else Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Names begin with the time, so their order is the order of age.</summary>
    private void Sweep()
    {
        var room = Math.Min(WritesPerSweep, filesMax);
        _writesUntilSweep = room - 1;
        var files = Files().Order(StringComparer.Ordinal).ToList();
        foreach (var file in files.Take(Math.Max(0, files.Count - (filesMax - room)))) File.Delete(file);
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Path)
        .Where(file => System.IO.Path.GetExtension(file) is MailExtension or TextExtension or UnfinishedExtension);

    private static string HashIn(string file) => System.IO.Path.GetFileName(file).Split('-', '.') is [_, _, var hash, ..] ? hash : "";
}
