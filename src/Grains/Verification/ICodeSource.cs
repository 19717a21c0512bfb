
namespace ContactCenter.Verification;

/// <summary>Makes codes.</summary>
public interface ICodeSource
{
    /// <summary>Makes a code of <see cref="VerificationRules.CodeDigits"/> digits, every code as likely as every other.</summary>
    string NewCode();
}
