using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using ContactCenter.Mail;
using ContactCenter.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Codes from a seed.</summary>
public sealed class MemoryCodes(int seed) : ICodeSource
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();

    public string NewCode()
    {
        lock (_lock) return _random.Next(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}

/// <summary>Keeps what was sent, and fails as often as a test says.</summary>
public sealed partial class MemoryPost : IMailSender, IPhoneCodeSender
{
    private readonly ConcurrentQueue<(string To, string Text)> _sent = new();
    private int _failures;

    public IReadOnlyCollection<(string To, string Text)> Sent => _sent;

    /// <summary>The code that was sent last.</summary>
    public string LastCode => CodeIn().Match(_sent.Last().Text).Value;

    public void Fail(int times) => _failures = times;

    public Task SendAsync(MailText mail, CancellationToken cancellationToken = default) => Keep(mail.To, mail.Body);

    public Task SendAsync(string number, string text, CancellationToken cancellationToken = default) => Keep(number, text);

    public static void Register(IServiceCollection services, MemoryPost post, int seed)
    {
        services.AddSingleton<IMailSender>(post);
        services.AddSingleton<IPhoneCodeSender>(post);
        services.AddSingleton<ICodeSource>(new MemoryCodes(seed));
        services.AddSingleton<CodeSender>();
        services.AddSingleton<RecipientLimit>();
        services.AddSingleton<VerificationServices>();
        services.AddSingleton<ContactCenter.Accounts.ITimeCodes, ContactCenter.Silo.Accounts.TimeCodes>();
        services.AddSingleton<ContactCenter.Accounts.SecretSealer>();
        services.AddSingleton<ContactCenter.Accounts.AccountMail>();
        services.AddSingleton<ContactCenter.Accounts.AccountServices>();
    }

    private Task Keep(string to, string text)
    {
        if (Interlocked.Decrement(ref _failures) >= 0) throw new IOException("The line is down.");
        _sent.Enqueue((to, text));
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex CodeIn();
}
