import Appraisal

extension ClaimLexicon {
    static let vietnamese = ClaimLexicon(
        [
            .hedge(.moreThan): ["hơn", "trên", "nhỉnh hơn", "quá"],
            .hedge(.nearly): ["gần", "suýt soát", "ngót"],
            .hedge(.about): ["khoảng", "ước", "ước tính", "ước chừng", "xấp xỉ", "chừng", "tầm", "cỡ"],
            .hedge(.atLeast): ["ít nhất", "tối thiểu", "không dưới"],
            .hedge(.atMost): ["dưới", "không quá", "tối đa", "chưa đến", "chưa tới"],
            .increase: ["tăng", "tăng thêm", "tăng trưởng", "cao hơn", "nhiều hơn", "lớn hơn"],
            .decrease: ["giảm", "giảm đi", "thấp hơn", "ít hơn", "nhỏ hơn", "sụt giảm"],
            .reach: [
                "đạt", "bằng", "là", "hoàn thành", "thực hiện", "thực hiện được", "tương đương", "tương ứng", "còn",
            ],
            .excess: ["vượt", "vượt mức", "vượt chỉ"],
            .shortfall: ["hụt", "thiếu", "hụt thu", "thấp so với dự toán", "chậm"],
            .fold: ["gấp", "tăng gấp", "cao gấp"],
            .share: ["chiếm"],
            .prior: ["cùng kỳ", "cùng kì", "cùng kỳ năm trước", "cùng kỳ năm ngoái", "năm trước", "năm ngoái"],
            .priorCompared: [
                "so với cùng kỳ", "so cùng kỳ", "so với cùng kì", "so với cùng kỳ năm trước",
                "so với cùng kỳ năm ngoái", "so với năm trước", "so với năm ngoái",
            ],
            .target: [
                "dự toán", "chỉ tiêu", "kế hoạch", "chỉ tiêu giao", "dự toán giao", "chỉ tiêu pháp lệnh", "mục tiêu",
            ],
            .path: ["kịch bản", "kịch bản thu", "tiến độ thu"],
            .aim: ["phấn đấu", "quyết tâm", "đề ra", "yêu cầu", "nhiệm vụ thu"],
            .ranked: ["đứng", "xếp", "hạng", "xếp hạng", "vị trí", "đứng hạng"],
            .first: ["dẫn đầu", "đứng đầu", "quán quân"],
            .consecutive: ["liên tiếp", "liền", "liên tục"],
            .subset: ["trong đó", "riêng", "bao gồm"],
            .restricting: ["từ", "tại", "qua", "đối với", "của", "cho"],
            .commended: ["khen", "khen thưởng", "thưởng", "biểu dương", "tặng", "tôn vinh", "vinh danh"],
            .respectively: ["lần lượt"],
            .counted(.taskGroups): ["nhóm nhiệm vụ"],
            .counted(.actions): ["giải pháp"],
            .counted(.collectives): ["tập thể", "lượt tập thể"],
            .counted(.individuals): ["cá nhân", "lượt cá nhân"],
            .state(.done): ["hoàn thành", "đã hoàn thành", "đã xong"],
            .state(.onTrack): ["đúng tiến độ"],
            .state(.atRisk): ["có nguy cơ", "có nguy cơ chậm", "nguy cơ chậm"],
            .state(.late): ["chậm", "chậm tiến độ", "quá hạn", "chậm hạn"],
            .state(.notStarted): ["chưa thực hiện", "chưa bắt đầu", "chưa làm"],
            .state(.cancelled): ["đã hủy", "dừng thực hiện"],
            .wholeYear: ["cả năm", "cả năm nay", "toàn năm"],
            .otherPeriod: ["tháng cuối năm", "nửa cuối năm", "năm tới", "năm sau"],
            .firstHalf: ["nửa đầu năm"],
            .filler: [
                "và", "với", "so", "so với", "đã", "đang", "được", "có", "đó", "này", "trong", "theo", "các", "cả",
                "thì", "mà", "tức", "tức là", "hay", "khi", "đến", "hết", "ngày", "tháng", "năm", "nay", "kỳ", "giao",
                "kết",
                "quả", "mức", "số", "tổng", "cộng", "lũy", "kế", "lũy kế", "đơn vị", "một", "tính", "đầu", "ở",
                "lượng", "tỷ lệ", "tốc độ", "con", "toàn", "do", "ra", "trước", "quý", "nếu", "chỉ", "tương", "cũng",
                "lên", "xuống", "được giao", "giao cho", "bình quân", "trị giá", "thu", "thu được", "nộp",
            ],
        ],
        ordinals: [
            "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
            "mười": 10,
        ],
        cardinals: [
            "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
        ])
}
