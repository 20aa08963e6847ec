"""The names that newsrooms give their sections: a line with nothing else is neither a title nor somebody's name.

A new name is one word in the list, without the definite article; `_` stands for a space in it.
"""

import re

from nashra.arabic.folding import folded

_NAMES = """
    سياسة سياسي سياسية اقتصاد اقتصادي اقتصادية رياضة رياضي رياضية ثقافة ثقافي ثقافية فن فنون فنية مجتمع مجتمعات منوعات
    منوع محليات محلي محلية عالم عالمي عالمية دولي دولية دوليات عربي عربية عربيات أخبار صحة طب علوم تقنية تكنولوجيا
    تعليم بيئة رأي آراء مقالات مقال تحقيقات تحقيق تقارير تقرير حوارات تحليل تحليلات ملفات اقتصاد_وأعمال مال_وأعمال
    مال أعمال أسواق طاقة عقارات سيارات سياحة سفر طعام مطبخ أزياء موضة أسرة مرأة طفل شباب دين إسلاميات حوادث قضايا
    قضاء أمن حقوق_وحريات ميديا إعلام صحافة أدب سينما مسرح موسيقى تلفزيون مشاهير فيديو صور كاريكاتير بودكاست
    عاجل رئيسية افتتاحية زوايا مدونات رأي_الصحيفة شرق_أوسط شرق_الأوسط خليج خليجية مغاربية عرب_وعالم وطن وطنية أقاليم
    محافظات ثقافة_وفن ثقافة_وفنون علوم_وتكنولوجيا علوم_وتقنية صحة_وطب مجتمع_وثقافة سياسة_دولية رياضة_عالمية
    رياضة_محلية رياضة_عربية أخبار_محلية أخبار_دولية أخبار_عالمية أخبار_عربية أخبار_الرياضة شؤون_عربية شؤون_دولية
    شؤون_محلية كرة_قدم أخبار_جهوية أخبار_وطنية أخبار_المحافظات أخبار_العالم أخبار_الاقتصاد أخبار_سياسية
    أخبار_اقتصادية جهات جهويات جهوية جهة سياسات مجتمع_مدني فلسطين_المحتلة حقوق_الإنسان عدالة أمن_ودفاع دفاع منظمات
    تنمية زراعة فلاحة نقل صناعة تجارة بورصة عملات مصارف بنوك تأمين اتصالات ذكاء_اصطناعي فضاء مناخ طقس أرصاد تراث آثار
    كتب شعر قصة رواية نقد تشكيل فنون_تشكيلية دراما رياضات كرة_السلة ملاعب دوري مونديال محترفون
    politics business economy sport sports culture world opinion technology science health local
"""
# In characters: a path of three sections.
_LONGEST = 60
_MOST_SPACES = 10
_ARTICLE = re.compile(r"(?<![^\W\d_])(و?)ال(?=\w)")
# Separators in a path of sections, as pages show it: `الرئيسية » أخبار » سياسة`.
_STEPS = re.compile(r"\s*[»›>|/\\]\s*")


def _key(name: str) -> str:
    return _ARTICLE.sub(r"\1", folded(name))


_KNOWN = frozenset(_key(name.replace("_", " ")) for name in _NAMES.split())


def named(line: str) -> str:
    """Return the section that a line names, the last one of a path; empty if the line says anything else."""
    if len(line) > _LONGEST or line.count(" ") > _MOST_SPACES:
        return ""
    steps = [step for step in _STEPS.split(line.strip(" []()-–—:،#")) if step]
    return steps[-1] if steps and all(_key(step) in _KNOWN for step in steps) else ""
