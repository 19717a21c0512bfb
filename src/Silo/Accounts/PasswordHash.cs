using System.Security.Cryptography;
using ContactCenter.Secrets;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ContactCenter.Silo.Accounts;

/// <summary>Passwords by ASP.NET Core's hasher (PBKDF2, salted).</summary>
public sealed class PasswordHash : IPasswordHash
{
    private readonly PasswordHasher<object> _hasher;

    // What a password is compared with where there is none, so that the answer takes as long as anybody's.
    private readonly Lazy<string> _nobodys;

    public PasswordHash(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<object>(options);
        _nobodys = new Lazy<string>(() => _hasher.HashPassword(this, RandomNumberGenerator.GetHexString(32)));
    }

    public string Of(string passwordDigest) => _hasher.HashPassword(this, passwordDigest);

    public bool Matches(string hash, string passwordDigest)
    {
        var isAny = hash.Length > 0;
        return _hasher.VerifyHashedPassword(this, isAny ? hash : _nobodys.Value, passwordDigest) != PasswordVerificationResult.Failed && isAny;
    }
}
