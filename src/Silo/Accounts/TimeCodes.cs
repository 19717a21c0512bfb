using System.Security.Cryptography;
using ContactCenter.Accounts;
using OtpNet;

namespace ContactCenter.Silo.Accounts;

/// <summary>Codes by Otp.NET: six digits, thirty seconds, SHA-1, as every authenticator app takes them.</summary>
public sealed class TimeCodes : ITimeCodes
{
    private const int SecretBytes = 20;
    private const int Digits = 6;
    private const int GroupLength = 4;
    private const int Groups = 4;
    private const string RecoveryCharacters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public byte[] NewSecret() => KeyGeneration.GenerateRandomKey(SecretBytes);

    public string TextOf(byte[] secret) => Base32Encoding.ToString(secret);

    public long? FindStep(byte[] secret, string code, DateTimeOffset now) =>
        code.Length == Digits && code.All(char.IsAsciiDigit)
            && new Totp(secret).VerifyTotp(now.UtcDateTime, code, out var step, Window)
            ? step
            : null;

    public string NewRecoveryCode() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(RecoveryCharacters, GroupLength)));
}
