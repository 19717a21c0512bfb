using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace ContactCenter.Silo.Hosting;

/// <summary>Sections of the configuration that are needed before there are services.</summary>
internal static class Checked
{
    /// <exception cref="InvalidOperationException">A value is out of its range.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var settings = configuration.GetSection(section).Get<T>() ?? new T();
        var errors = new List<ValidationResult>();
        if (!Validator.TryValidateObject(settings, new ValidationContext(settings), errors, validateAllProperties: true))
            throw new InvalidOperationException($"Configuration {section}: {string.Join(' ', errors.Select(e => e.ErrorMessage))}");
        return settings;
    }
}
