
namespace ContactCenter.Verification;

/// <summary>Where codes come from.</summary>
public interface ICodeSource
{
    /// <summary><see cref="VerificationRules.CodeDigits"/> digits, every code as likely as every other.</summary>
    string NewCode();
}
