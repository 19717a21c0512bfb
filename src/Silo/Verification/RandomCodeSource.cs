using System.Globalization;
using System.Security.Cryptography;
using ContactCenter.Verification;

namespace ContactCenter.Silo.Verification;

/// <summary>Codes nobody can foresee.</summary>
public sealed class RandomCodeSource : ICodeSource
{
    private const int Codes = 1_000_000;

    public string NewCode() => RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
}
