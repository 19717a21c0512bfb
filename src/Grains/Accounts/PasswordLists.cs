namespace ContactCenter.Accounts;

/// <summary>The lists of common passwords and rows of keys that <see cref="PasswordPolicy"/> goes by.</summary>
internal static class PasswordLists
{
    /// <summary>Rows of keys, and other well-known orders of signs.</summary>
    public static string[] Rows { get; } =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiopü", "asdfghjklöä", "yxcvbnm", "azertyuiop",
        "qsdfghjklm", "wxcvbn", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
    ];

    /// <summary>Common words in passwords, in lower case, without the digits and signs around them.</summary>
    public static string[] Words { get; } =
    [
        "password", "passwords", "passwort", "passw", "pass", "passwd", "passphrase", "parola", "contraseña", "contrasena", "motdepasse", "wachtwoord",
        "senha", "haslo", "hasło", "lozinka", "jelszo", "salasana", "losenord", "adgangskode", "пароль", "mypassword", "mypass", "yourpassword",
        "thepassword", "newpassword", "oldpassword", "passwordpassword", "passpass", "passwordadmin", "adminpassword", "password123password",
        "changeme", "changemenow", "changeit", "pleasechangeme", "letmein", "letmeinnow", "letmeinplease", "welcome", "welcomeback", "welcomehome",
        "willkommen", "bienvenue", "bienvenido", "benvenuto", "admin", "administrator", "adminadmin", "administration", "root", "rootroot", "toor",
        "superuser", "sysadmin", "system", "master", "mastermaster", "user", "useruser", "username", "guest", "guestguest", "test", "testtest",
        "testing", "testpassword", "testuser", "demo", "demodemo", "default", "defaultpassword", "secret", "secretsecret", "topsecret", "private",
        "login", "loginlogin", "access", "security", "secure", "company", "companyname", "temporary", "temppassword", "temp", "iloveyou",
        "iloveyousomuch", "iloveyoubaby", "ilovemyself", "iloveyouforever", "iloveme", "loveyou", "lovelove", "loveme", "trustno", "qwerty",
        "qwertyqwerty", "qwertyuiop", "qwertyuiopasdfghjkl", "qwertz", "qwertzuiop", "azerty", "azertyuiop", "asdf", "asdfasdf", "asdfgh", "asdfghjkl",
        "zxcvbn", "zxcvbnm", "qazwsx", "qazwsxedc", "qazwsxedcrfv", "qweasd", "qweasdzxc", "qweqwe", "asdasd", "zxczxc", "abc", "abcabc", "abcd",
        "abcdef", "abcdefg", "aabbcc", "monkey", "dragon", "sunshine", "princess", "football", "baseball", "basketball", "superman", "batman", "spiderman",
        "starwars", "pokemon", "minecraft", "fortnite", "shadow", "michael", "jennifer", "jordan", "michelle", "charlie", "ashley", "daniel", "jessica",
        "matthew", "andrew", "joshua", "robert", "thomas", "william", "anthony", "hunter", "ranger", "buster", "killer", "soccer", "hockey", "tigger",
        "summer", "winter", "spring", "autumn", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "sommer", "herbst", "fruehling", "internet", "computer",
        "samsung", "google", "facebook", "microsoft", "windows", "linkedin", "whatever", "freedom", "forever", "cheese", "chocolate", "banana", "cookie",
        "pepper", "ginger", "flower", "purple", "orange", "silver", "golden", "yellow", "diamond", "mustang", "ferrari", "mercedes", "corvette", "harley",
        "jesuschrist", "jesus", "jesuslovesme", "blessed", "angel", "angels", "heaven", "babygirl", "beautiful", "lovely", "sweetheart", "butterfly",
        "callcenter", "contactcenter", "callcentre", "contactcentre", "helpdesk", "support", "supportsupport", "customerservice", "service", "agent",
        "agentagent", "manager", "supervisor", "chatsupport", "livechat", "rocketchat", "omnichannel", "hello", "hellohello", "helloworld", "goodmorning",
        "correcthorsebatterystaple", "thisisapassword", "thisismypassword", "ihatepasswords", "nopassword", "forgotpassword", "unbelievable",
    ];
}
